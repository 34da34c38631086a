import type { LiteSize } from '../networks/lite/lite-photo.ts';

/**
 * A picture [C,H,W] at places [2,h,w] (x, then y, in its pixels, centres at +0.5), bilinear; beyond the
 * border lie the border's colours (torch.nn.functional.grid_sample, `padding_mode="border"`).
 */
export function samplePlanes(
  picture: Float32Array,
  places: Float32Array,
  { height, width }: LiteSize,
): Float32Array {
  const count = places.length / 2;
  const channels = picture.length / (height * width);
  const sampled = new Float32Array(channels * count);
  for (let i = 0; i < count; i++) {
    const x = Math.min(Math.max(places[i]! - 0.5, 0), width - 1);
    const y = Math.min(Math.max(places[count + i]! - 0.5, 0), height - 1);
    const left = Math.floor(x);
    const top = Math.floor(y);
    const right = Math.min(left + 1, width - 1);
    const below = Math.min(top + 1, height - 1);
    const u = x - left;
    const v = y - top;
    for (let c = 0; c < channels; c++) {
      const plane = c * height * width;
      const above = plane + top * width;
      const under = plane + below * width;
      const upper = picture[above + left]!;
      const lower = picture[under + left]!;
      const onTop = upper + u * (picture[above + right]! - upper);
      const beneath = lower + u * (picture[under + right]! - lower);
      sampled[c * count + i] = onTop + v * (beneath - onTop);
    }
  }
  return sampled;
}
