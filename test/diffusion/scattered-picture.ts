import type { RgbImage } from '../../engine/core/image.ts';

/** A picture of scattered bytes, the same as test/fixtures/make_diffusion_goldens.py has. */
export function scatteredPicture(width: number, height: number): RgbImage {
  let state = 1;
  const data = Uint8Array.from({ length: width * height * 3 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
  return { width, height, data };
}
