import { createRandom } from '../../../engine/core/random.ts';

/** Random choices that are the same for the same seed. */
export interface Dice {
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
}

export function createDice(seed: number): Dice {
  const random = createRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  return { below, pick: (list) => list[below(list.length)]! };
}

/** Numbers at which counts and sizes tend to break. */
export const EDGES: readonly number[] = [
  0,
  1,
  2,
  7,
  8,
  127,
  128,
  255,
  256,
  65_535,
  65_536,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 63,
];
