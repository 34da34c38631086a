import { expect, test } from 'vitest';
import { nearestInside, squaredDistance } from '../../engine/core/nearest.ts';
import { createRandom } from '../../engine/core/random.ts';

const SIZE = { width: 31, height: 23 };

test('for each pixel the nearest one inside is found, within half a pixel', () => {
  const random = createRandom(7);
  const mask = Uint8Array.from({ length: 31 * 23 }, () => (random() < 0.03 ? 3 : 0));
  const inside = [...mask.keys()].filter((i) => mask[i] !== 0);
  const nearest = nearestInside(mask, SIZE);
  for (const [at, found] of nearest.entries()) {
    expect(mask[found]).toBe(3);
    const least = Math.min(...inside.map((i) => squaredDistance(at, i, SIZE.width)));
    expect(Math.sqrt(squaredDistance(at, found, SIZE.width))).toBeLessThan(Math.sqrt(least) + 0.5);
  }
});

test('in an empty mask there is none', () => {
  expect(new Set(nearestInside(new Uint8Array(31 * 23), SIZE))).toEqual(new Set([-1]));
});
