import type { View } from '../core/view.ts';
import { levelFor, type Texture } from './texture.ts';

/** Writes the premultiplied RGBA, 0…1, of a place in pixels of a view; nothing of it beyond the texture. */
export type ReadTexture = (x: number, y: number, texel: Float32Array) => void;

/** A layer's texture where the unmoved photo lies in the view, bilinear. */
export function textureReader({ levels, left, top }: Texture, view: View): ReadTexture {
  const { level, step } = levelFor(view);
  const { data, width, height } = levels[level]!;
  return (x, y, texel) => {
    const u = ((x - view.x) / view.scale - left) / step - 0.5;
    const v = ((y - view.y) / view.scale - top) / step - 0.5;
    if (!(u >= 0 && v >= 0 && u < width - 1 && v < height - 1)) {
      texel.fill(0);
      return;
    }
    const [column, row] = [Math.floor(u), Math.floor(v)];
    const [right, down] = [u - column, v - row];
    const above = (row * width + column) * 4;
    const below = above + width * 4;
    for (let i = 0; i < 4; i++) {
      const upper = data[above + i]! + right * (data[above + 4 + i]! - data[above + i]!);
      const lower = data[below + i]! + right * (data[below + 4 + i]! - data[below + i]!);
      texel[i] = (upper + down * (lower - upper)) / 255;
    }
  };
}
