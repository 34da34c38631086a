import { expect, test } from 'vitest';
import { createGrayImage, createRgbImage } from '../../engine/core/image.ts';
import { stillBackground } from '../../engine/finish/still-background.ts';
import { collect } from './guided-scene.ts';

test('the person is laid before the background by the matte, and the frame given stays as it was', async () => {
  const image = createRgbImage(3, 1);
  image.data.fill(200);
  const background = createRgbImage(3, 1);
  background.data.fill(100);
  const matte = { ...createGrayImage(3, 1), data: Uint8Array.of(255, 51, 0) };
  const guide = { expected: image, background, layers: new Uint8Array(3) };
  async function* source() {
    yield { index: 0, image, matte, guide };
  }
  const [frame] = await collect(stillBackground(source()));
  expect([...frame!.image.data]).toEqual([200, 200, 200, 120, 120, 120, 100, 100, 100]);
  expect(new Set(image.data)).toEqual(new Set([200]));
});
