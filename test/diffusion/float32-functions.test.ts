import fc from 'fast-check';
import { expect, test } from 'vitest';
import { log32, sinCos32 } from '../../engine/diffusion/float32-functions.ts';

test('the logarithm is right to the last places of a float32', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 24 }), (whole) => {
      const value = whole / 2 ** 24;
      const exact = Math.log(value);
      expect(Math.abs(log32(value) - exact)).toBeLessThanOrEqual(Math.abs(exact) * 2 ** -22);
    }),
  );
});

test('sine and cosine are right to a millionth, all around the circle', () => {
  fc.assert(
    fc.property(fc.float({ min: 0, max: Math.fround(2 * Math.PI), noNaN: true }), (angle) => {
      const { sin, cos } = sinCos32(angle);
      expect(Math.abs(sin - Math.sin(angle))).toBeLessThan(1e-6);
      expect(Math.abs(cos - Math.cos(angle))).toBeLessThan(1e-6);
    }),
  );
});
