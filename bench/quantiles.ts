export function sorted(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}

/** @param ascending sorted; NaN when there is none */
export function quantile(ascending: readonly number[], share: number): number {
  const at = Math.min(Math.floor(ascending.length * share), ascending.length - 1);
  return ascending[at] ?? Number.NaN;
}
