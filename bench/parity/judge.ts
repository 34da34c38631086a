import type { NpyArray } from './npz.ts';
import type { Computed } from './parity-set.ts';

type Verdict = 'ok' | 'FAILED' | 'MISSING' | 'given' | 'not run';

/** How one golden value came out. */
export interface Judgement {
  readonly name: string;
  /** Greatest absolute difference. */
  readonly difference?: number;
  readonly tolerance?: number;
  readonly verdict: Verdict;
}

/** Holds a computed value against the golden one. */
export function judge(
  { name, values }: Computed,
  golden: NpyArray | undefined,
  tolerance: number | undefined,
): Judgement {
  if (!golden || tolerance === undefined) return { name, verdict: 'MISSING' };
  if (!values) return { name, tolerance, verdict: 'given' };
  const difference = greatestDifference(values, golden.values);
  return { name, difference, tolerance, verdict: difference <= tolerance ? 'ok' : 'FAILED' };
}

/** Infinite where the lengths differ, or a string, or a value that is not a number. */
export function greatestDifference(
  got: ArrayLike<number | string>,
  wanted: ArrayLike<number | string>,
): number {
  if (got.length !== wanted.length) return Number.POSITIVE_INFINITY;
  let greatest = 0;
  for (let i = 0; i < got.length; i++) {
    const [a, b] = [got[i], wanted[i]];
    if (a === b) continue;
    const difference = Math.abs(Number(a) - Number(b));
    if (Number.isNaN(difference)) return Number.POSITIVE_INFINITY;
    greatest = Math.max(greatest, difference);
  }
  return greatest;
}
