import type { RgbImage } from '../../../engine/core/image.ts';
import { blur } from '../../../engine/puppet/blur.ts';
import type { Method } from './method.ts';

/**
 * A method's frames, blurred. PSNR and L1 reward blur where details are not quite in their place, so
 * a network that learned by them must beat the best of these, not the sharp frames. Neither joints nor
 * faces get better by it, so they are not looked for.
 * @param sigma of the Gaussian, pixels of the frame
 */
export function blurred(method: Method, sigma: number): Method {
  return {
    name: `${method.name}, blur ${sigma}`,
    formOf: `${method.name}, blurred`,
    needsTruth: true,
    draw: async (task) => (await method.draw(task)).map((frame) => blurFrame(frame, sigma)),
  };
}

function blurFrame({ width, height, data }: RgbImage, sigma: number): RgbImage {
  const out = new Uint8Array(data.length);
  const plane = new Float32Array(width * height);
  for (let channel = 0; channel < 3; channel++) {
    for (let i = 0; i < plane.length; i++) plane[i] = data[i * 3 + channel]!;
    blur(plane, { width, height }, sigma).forEach((value, i) => {
      out[i * 3 + channel] = Math.round(value);
    });
  }
  return { width, height, data: out };
}
