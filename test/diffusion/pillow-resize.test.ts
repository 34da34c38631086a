import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PillowFilter } from '../../engine/diffusion/pillow-coefficients.ts';
import { resizePicture } from '../../engine/diffusion/pillow-resize.ts';
import goldens from '../fixtures/diffusion.json' with { type: 'json' };
import { scatteredPicture } from './scattered-picture.ts';

test.each(goldens.resize)('a picture of $from becomes $to by $filter, byte for byte', (golden) => {
  const [width, height] = golden.to as [number, number];
  const picture = scatteredPicture(...(golden.from as [number, number]));
  const { data } = resizePicture(picture, { width, height }, golden.filter as PillowFilter);
  expect([...data.subarray(0, golden.start.length)]).toEqual(golden.start);
  expect(crc32(data)).toBe(golden.crc32);
});

const side = fc.integer({ min: 1, max: 40 });
const kernel = fc.constantFrom<PillowFilter>('lanczos', 'bicubic');

test('a picture of one colour keeps it at any size', () => {
  const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));
  fc.assert(
    fc.property(side, side, side, side, colour, kernel, (width, height, toX, toY, rgb, filter) => {
      const data = Uint8Array.from({ length: width * height * 3 }, (_, at) => rgb[at % 3]!);
      const resized = resizePicture({ width, height, data }, { width: toX, height: toY }, filter);
      expect(resized.data).toHaveLength(toX * toY * 3);
      expect(resized.data.every((byte, at) => byte === rgb[at % 3])).toBe(true);
    }),
  );
});

test('a picture that keeps its size keeps its bytes', () => {
  fc.assert(
    fc.property(side, side, kernel, (width, height, filter) => {
      const picture = scatteredPicture(width, height);
      expect(resizePicture(picture, { width, height }, filter)).toEqual(picture);
    }),
  );
});
