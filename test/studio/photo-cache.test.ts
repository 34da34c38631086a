import { expect, test } from 'vitest';
import type { Model } from '../../engine/models/open-model.ts';
import { rememberPhotos } from '../../engine/studio/photo-cache.ts';
import type { PhotoFeatures } from '../../engine/studio/photo-features.ts';
import { scatteredPicture } from '../diffusion/scattered-picture.ts';

const modelOf = (id: string) => ({ id }) as Model;
const model = modelOf('one');
const size = { width: 8, height: 8 };
const [photo, other, third] = [3, 4, 5].map((side) => scatteredPicture(side, 5));
const ENTRY = 4 * (1 + 2 + 3);

/** Answers features of ENTRY bytes, and counts how often. */
function reader(limitBytes = 10 * ENTRY) {
  let reads = 0;
  const read = rememberPhotos(limitBytes, async (): Promise<PhotoFeatures> => {
    reads++;
    return {
      size,
      plain: { a: new Float32Array(1) },
      reference: { a: new Float32Array(2) },
      keys: { a: new Float32Array(3) },
      colours: [],
    };
  });
  return { read, reads: () => reads };
}

test('the same pixels by the same model at the same size are looked at once', async () => {
  const { read, reads } = reader();
  const features = await read(model, photo!, { size });
  const copy = { ...photo!, data: photo!.data.slice() };
  expect(await read(model, copy, { size })).toBe(features);
  expect(reads()).toBe(1);
});

test('another picture, model, size or rounding is another photo', async () => {
  const { read, reads } = reader();
  await read(model, photo!, { size });
  await read(model, other!, { size });
  await read(modelOf('two'), photo!, { size });
  await read(model, photo!, { size: { width: 8, height: 16 } });
  await read(model, photo!, { size, roundBank: true });
  const turned = { ...photo!, width: photo!.height, height: photo!.width };
  await read(model, turned, { size });
  expect(reads()).toBe(6);
});

test('beyond the limit the one goes that was not asked for the longest', async () => {
  const { read, reads } = reader(2 * ENTRY);
  await read(model, photo!, { size });
  await read(model, other!, { size });
  await read(model, photo!, { size });
  await read(model, third!, { size });
  expect(reads()).toBe(3);
  await read(model, photo!, { size });
  expect(reads()).toBe(3);
  await read(model, other!, { size });
  expect(reads()).toBe(4);
});

test('what is larger than the limit is not kept', async () => {
  const { read, reads } = reader(ENTRY - 1);
  await read(model, photo!, { size });
  await read(model, photo!, { size });
  expect(reads()).toBe(2);
});

test('a look that failed is not remembered, and an abort is heard also where the photo is known', async () => {
  let broken = true;
  const read = rememberPhotos(ENTRY, async () => {
    if (broken) throw new Error('no look');
    return { size, plain: {}, reference: {}, keys: {}, colours: [] };
  });
  await expect(read(model, photo!, { size })).rejects.toThrow('no look');
  broken = false;
  await read(model, photo!, { size });
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(read(model, photo!, { size, signal })).rejects.toThrow('enough');
});
