import { createRgbImage, type RgbImage } from './core/image.ts';
import type { ProgressMeter } from './progress.ts';
import { type BackgroundMode, paintBackground } from './puppet/background.ts';
import { puppetOf } from './puppet/build-puppet.ts';
import { planDepthOrder } from './puppet/depth-order.ts';
import { renderFrame } from './puppet/render-frame.ts';
import type { Scene } from './scene.ts';

interface PuppetOptions {
  readonly background: BackgroundMode;
  readonly meter: ProgressMeter;
}

/** The frames of a clip by the photo itself, cut and moved; all in one picture, drawn anew each time. */
export function* drawPuppet(
  { person, track, view }: Scene,
  { background: mode, meter }: PuppetOptions,
): Generator<RgbImage, void, undefined> {
  meter.at('puppet', 0);
  const puppet = puppetOf(person);
  const background = paintBackground(person, view, mode);
  const depthOrder = planDepthOrder(track);
  const frame = createRgbImage(view.width, view.height);
  for (const [index, pose] of track.frames.entries()) {
    renderFrame(puppet, pose, view, background, frame, depthOrder[index]);
    yield frame;
    meter.at('frames', (index + 1) / track.frames.length);
  }
}
