import { createRgbImage } from '../../../engine/core/image.ts';
import { paintBackground } from '../../../engine/puppet/background.ts';
import { buildPuppet } from '../../../engine/puppet/build-puppet.ts';
import { planDepthOrder } from '../../../engine/puppet/depth-order.ts';
import { renderFrame } from '../../../engine/puppet/render-frame.ts';
import { type Method, oncePerTask } from './method.ts';

/** The photo itself, cut and moved, as the program does without networks. */
export const puppet: Method = oncePerTask({
  name: 'puppet',
  async draw(task) {
    const { person, track, view } = task;
    const figure = buildPuppet(person);
    const background = paintBackground(person, view, 'photo');
    const order = planDepthOrder(track);
    return track.frames.map((pose, i) => {
      const out = createRgbImage(view.width, view.height);
      renderFrame(figure, pose, view, background, out, order[i]);
      return out;
    });
  },
});
