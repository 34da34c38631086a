/**
 * The first item of which something holds, where it holds of all behind that too; found by halving,
 * so few are asked. Undefined if it holds of none.
 */
export function firstThat<T>(items: readonly T[], holds: (item: T) => boolean): T | undefined {
  let [from, to] = [0, items.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(items[middle] as T)) to = middle;
    else from = middle + 1;
  }
  return items[from];
}
