import { expect, test } from 'vitest';
import { nearestInside, squaredDistance } from '../../engine/core/nearest.ts';
import { createRandom } from '../../engine/core/random.ts';

const SIZE = { width: 31, height: 23 };

function scattered(seed: number, share: number): Uint8Array {
  const random = createRandom(seed);
  return Uint8Array.from({ length: 31 * 23 }, () => (random() < share ? 3 : 0));
}

/** How far each pixel's nearest one inside is. */
function leastDistances(mask: Uint8Array): number[] {
  const inside = [...mask.keys()].filter((i) => mask[i] !== 0);
  return Array.from(mask, (_, at) =>
    Math.sqrt(Math.min(...inside.map((i) => squaredDistance(at, i, SIZE.width)))),
  );
}

test('for each pixel the nearest one inside is found, within half a pixel', () => {
  const mask = scattered(7, 0.03);
  const least = leastDistances(mask);
  for (const [at, found] of nearestInside(mask, SIZE).entries()) {
    expect(mask[found]).toBe(3);
    expect(Math.sqrt(squaredDistance(at, found, SIZE.width))).toBeLessThan(least[at]! + 0.5);
  }
});

test('within reach it is found too, and not looked for in the whole picture', () => {
  const reach = 3;
  let without = 0;
  for (const seed of [1, 2, 3]) {
    const mask = scattered(seed, 0.006);
    const least = leastDistances(mask);
    for (const [at, found] of nearestInside(mask, SIZE, reach).entries()) {
      if (found < 0) without++;
      else expect(mask[found]).toBe(3);
      if (least[at]! > reach) continue;
      expect(Math.sqrt(squaredDistance(at, found, SIZE.width))).toBeLessThan(least[at]! + 0.5);
    }
  }
  expect(without).toBeGreaterThan(100);
});

test('in an empty mask there is none', () => {
  const empty = new Uint8Array(31 * 23);
  expect(new Set(nearestInside(empty, SIZE))).toEqual(new Set([-1]));
  expect(new Set(nearestInside(empty, SIZE, 3))).toEqual(new Set([-1]));
});
