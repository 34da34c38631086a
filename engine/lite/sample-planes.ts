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
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [right, below] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1)];
    const [u, v] = [x - left, y - top];
    for (let c = 0; c < channels; c++) {
      const plane = c * height * width;
      const above = mix(
        picture[plane + top * width + left]!,
        picture[plane + top * width + right]!,
        u,
      );
      const under = mix(
        picture[plane + below * width + left]!,
        picture[plane + below * width + right]!,
        u,
      );
      sampled[c * count + i] = mix(above, under, v);
    }
  }
  return sampled;
}

function mix(a: number, b: number, share: number): number {
  return a + share * (b - a);
}
