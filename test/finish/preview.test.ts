import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createRgbImage } from '../../engine/core/image.ts';
import { encodePreview } from '../../engine/finish/preview.ts';

test('a preview is a small JPEG of the frame', async () => {
  const frame = createRgbImage(512, 768);
  for (let i = 0; i < frame.data.length; i += 3) frame.data[i] = 200;
  const jpeg = await encodePreview(frame);
  expect(jpeg.length).toBeLessThan(40_000);
  expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 213, height: 320 });
  const [red] = (await sharp(jpeg).stats()).channels;
  expect(red!.mean).toBeCloseTo(200, -1);
});
