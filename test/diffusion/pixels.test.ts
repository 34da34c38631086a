import { expect, test } from 'vitest';
import type { RgbImage } from '../../engine/core/image.ts';
import { clipPixels } from '../../engine/diffusion/clip-pixels.ts';
import { photoPixels, posePixels } from '../../engine/diffusion/vae-pixels.ts';

/** Two pixels side by side: their bytes must end in planes. */
const PAIR: RgbImage = { width: 2, height: 1, data: Uint8Array.of(0, 51, 102, 153, 204, 255) };
const SIZE = { width: 2, height: 1 };

test('a photo for the VAE is planes from -1 to 1', () => {
  const planes = [0, 153, 51, 204, 102, 255];
  const expected = planes.map((byte) => Math.fround(Math.fround(byte / 255) * 2 - 1));
  expect([...photoPixels(PAIR, SIZE)]).toEqual(expected);
});

test('poses are planes from 0 to 1, a frame after the other', () => {
  const black = { ...PAIR, data: new Uint8Array(6) };
  const planes = [0, 153, 51, 204, 102, 255].map((byte) => Math.fround(byte / 255));
  expect([...posePixels([black, PAIR], SIZE)]).toEqual([0, 0, 0, 0, 0, 0, ...planes]);
});

test("a photo for the image encoder has CLIP's size, mean and deviation", () => {
  const grey = { width: 30, height: 50, data: new Uint8Array(30 * 50 * 3).fill(128) };
  const pixels = clipPixels(grey);
  expect(pixels).toHaveLength(3 * 224 * 224);
  const plane = 224 * 224;
  const [red, green, blue] = [pixels[0]!, pixels[plane]!, pixels[2 * plane]!];
  expect(red).toBeCloseTo((128 / 255 - 0.48145466) / 0.26862954, 6);
  expect(green).toBeCloseTo((128 / 255 - 0.4578275) / 0.26130258, 6);
  expect(blue).toBeCloseTo((128 / 255 - 0.40821073) / 0.27577711, 6);
  expect(pixels.every((value, at) => value === [red, green, blue][Math.floor(at / plane)])).toBe(
    true,
  );
});
