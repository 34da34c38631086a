/** Remembers the newest `size` names; true when it hears one for the first time. */
export function rememberNewest(size: number): (name: string) => boolean {
  const names = new Set<string>();
  return (name) => {
    if (names.has(name)) return false;
    names.add(name);
    const [oldest] = names;
    if (names.size > size && oldest !== undefined) names.delete(oldest);
    return true;
  };
}
