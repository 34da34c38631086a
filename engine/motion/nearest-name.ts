/** The name that takes the fewest typing mistakes to become `given`; null if none is near. */
export function nearestName(given: string, names: readonly string[]): string | null {
  const wanted = given.toLowerCase().slice(0, 40);
  const ranked = names
    .map((name) => ({ name, mistakes: editDistance(wanted, name) }))
    .sort((a, b) => a.mistakes - b.mistakes);
  const best = ranked[0];
  if (best === undefined || best.mistakes > Math.max(2, best.name.length / 2)) return null;
  return best.name;
}

/** Letters to insert, remove or replace (Levenshtein), one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
