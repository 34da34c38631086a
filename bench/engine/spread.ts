import { quantile, sorted } from '../quantiles.ts';

/** Of several runs. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** NaN of nothing. */
export function spreadOf(values: readonly number[]): Spread {
  const ascending = sorted(values);
  const [least, most] = [ascending[0], ascending.at(-1)];
  return { median: quantile(ascending, 0.5), least: least ?? Number.NaN, most: most ?? Number.NaN };
}

/** As “5.43 (5.40 to 5.51)”; what has no median is “–”. */
export function saySpread({ median, least, most }: Spread, digits: number): string {
  if (Number.isNaN(median)) return '–';
  const [middle, low, high] = [median, least, most].map((value) => value.toFixed(digits));
  return low === high ? `${middle}` : `${middle} (${low} to ${high})`;
}
