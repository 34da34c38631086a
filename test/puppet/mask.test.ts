import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceTo, fillHull } from '../../engine/puppet/mask.ts';

const grid = { width: 13, height: 9 };
const masks = fc.uint8Array({ min: 0, max: 1, minLength: 117, maxLength: 117 });

test('the distance of each pixel is that to the nearest set pixel', () => {
  fc.assert(
    fc.property(masks, (mask) => {
      fc.pre(mask.includes(1));
      const distance = distanceTo(mask, grid);
      for (let i = 0; i < mask.length; i++) {
        let best = Number.POSITIVE_INFINITY;
        mask.forEach((v, j) => {
          const dx = (i % 13) - (j % 13);
          const dy = Math.floor(i / 13) - Math.floor(j / 13);
          if (v) best = Math.min(best, Math.hypot(dx, dy));
        });
        expect(distance[i]).toBeCloseTo(best, 4);
      }
    }),
    { numRuns: 20, seed: 1 },
  );
});

test('a hull holds all of its mask', () => {
  fc.assert(
    fc.property(masks, (mask) => {
      const hull = fillHull(mask, grid);
      mask.forEach((v, i) => {
        if (v) expect(hull[i]).toBe(1);
      });
    }),
    { numRuns: 50, seed: 1 },
  );
});
