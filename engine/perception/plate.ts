import type { GrayImage, RgbImage } from '../core/image.ts';

/** `photo` without the person: each row of the hole runs from its left edge's colour to its right's. */
export function paintPlate(photo: RgbImage, matte: GrayImage): RgbImage {
  const { width, height } = photo;
  const data = photo.data.slice();
  const reach = Math.round(width / 40);
  for (let y = 0; y < height; y++) {
    let [from, to] = [width, -1];
    for (let x = 0; x < width; x++) {
      if (matte.data[y * width + x]! < 8) continue;
      from = Math.min(from, x - reach);
      to = Math.max(to, x + reach);
    }
    if (to < 0) continue;
    const left = from > 0 ? from - 1 : Math.min(width - 1, to + 1);
    const right = to < width - 1 ? to + 1 : Math.max(0, left);
    for (let x = Math.max(0, from); x <= Math.min(width - 1, to); x++) {
      const part = (x - from) / Math.max(1, to - from);
      for (let channel = 0; channel < 3; channel++) {
        const row = y * width;
        const a = photo.data[(row + left) * 3 + channel]!;
        const b = photo.data[(row + right) * 3 + channel]!;
        data[(row + x) * 3 + channel] = a + (b - a) * part;
      }
    }
  }
  return { width, height, data };
}
