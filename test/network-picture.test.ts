import { expect, test } from 'vitest';
import { createRgbImage, type RgbImage } from '../engine/core/image.ts';
import type { View } from '../engine/core/view.ts';
import { networkView, toClipPicture } from '../engine/network-picture.ts';

const view: View = { scale: 0.5, x: -13, y: -7, width: 130, height: 196 };

/** What a view shows of a photo whose red is x, and whose green is y, in steps of 2 pixels. */
function paint({ scale, x, y, width, height }: View): RgbImage {
  const picture = createRgbImage(width, height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const at = (row * width + column) * 3;
      picture.data[at] = (column + 0.5 - x) / scale / 2;
      picture.data[at + 1] = (row + 0.5 - y) / scale / 2;
    }
  return picture;
}

function farthest(a: RgbImage, b: RgbImage): number {
  // Lanczos' filter has no pixels to look at beyond the border.
  let most = 0;
  for (let row = 6; row < a.height - 6; row++)
    for (let at = (row * a.width + 6) * 3; at < (row * a.width + a.width - 6) * 3; at++)
      most = Math.max(most, Math.abs(a.data[at]! - b.data[at]!));
  return most;
}

test('a picture that is only larger is cut to the clip, every byte as it was', () => {
  const seen = networkView(view, { width: 136, height: 200 });
  expect(toClipPicture(paint(seen), view)).toEqual(paint(view));
});

test.each([
  [72, 104],
  [88, 128],
  [120, 176],
])('networks that draw %i×%i show the same places of the photo as the clip', (width, height) => {
  const picture = toClipPicture(paint(networkView(view, { width, height })), view);
  expect(picture).toMatchObject({ width: 130, height: 196 });
  expect(farthest(picture, paint(view))).toBeLessThanOrEqual(2);
});
