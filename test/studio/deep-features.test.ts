import { expect, test } from 'vitest';
import { createDeepFeatures } from '../../engine/studio/deep-features.ts';

const ROOM = 1000;
const plain = ['plain'] as const;
const both = ['plain', 'reference'] as const;

test('rows and frames come back in the order that is asked for', () => {
  const features = createDeepFeatures(ROOM);
  features.keep(0, { frames: [0, 1], rows: both }, Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8));
  expect(features.of({ frames: [1, 0], rows: both })).toEqual(
    Float32Array.of(3, 4, 1, 2, 7, 8, 5, 6),
  );
  expect(features.of({ frames: [1], rows: ['reference'] })).toEqual(Float32Array.of(7, 8));
});

test('what is kept is a copy', () => {
  const features = createDeepFeatures(ROOM);
  const deep = Float32Array.of(1);
  features.keep(0, { frames: [0], rows: plain }, deep);
  deep.fill(9);
  expect(features.of({ frames: [0], rows: plain })).toEqual(Float32Array.of(1));
});

test('where windows overlap, a frame has the features of the window that it stands deeper in', () => {
  const features = createDeepFeatures(ROOM);
  features.keep(0, { frames: [0, 1, 2, 3, 4], rows: plain }, new Float32Array(5).fill(1));
  features.keep(0, { frames: [2, 3, 4, 5, 6], rows: plain }, new Float32Array(5).fill(2));
  const kept = features.of({ frames: [0, 1, 2, 3, 4, 5, 6], rows: plain });
  expect([...kept!]).toEqual([1, 1, 1, 1, 2, 2, 2]);
});

test('a later step takes the place of an earlier one, wherever its frames stand', () => {
  const features = createDeepFeatures(ROOM);
  features.keep(0, { frames: [0, 1, 2], rows: plain }, Float32Array.of(1, 1, 1));
  features.keep(2, { frames: [1, 2, 3], rows: plain }, Float32Array.of(2, 2, 2));
  expect([...features.of({ frames: [0, 1, 2, 3], rows: plain })!]).toEqual([1, 2, 2, 2]);
});

test('without every frame and row there is nothing', () => {
  const features = createDeepFeatures(ROOM);
  features.keep(0, { frames: [0, 1], rows: plain }, Float32Array.of(1, 2));
  expect(features.of({ frames: [1, 2], rows: plain })).toBeUndefined();
  expect(features.of({ frames: [0, 1], rows: both })).toBeUndefined();
});

test('frames beyond the limit are not kept, and those within stay up to date', () => {
  const features = createDeepFeatures(2 * Float32Array.BYTES_PER_ELEMENT);
  for (const step of [0, 1]) {
    features.keep(step, { frames: [0, 1, 2], rows: plain }, new Float32Array(3).fill(step));
  }
  expect(features.of({ frames: [0, 1], rows: plain })).toEqual(Float32Array.of(1, 1));
  expect(features.of({ frames: [1, 2], rows: plain })).toBeUndefined();
});
