/**
 * Whoever changes a message waits for those before them: else the answer "in line" could overtake
 * the clip. Keyed by the message's id; null waits for nobody.
 */
export function oneAtATime() {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(key: string | null, run: () => Promise<T>): Promise<T> => {
    if (key === null) return run();
    const mine = (last.get(key) ?? Promise.resolve()).then(run);
    const settled = mine.catch(() => undefined);
    last.set(key, settled);
    try {
      return await mine;
    } finally {
      if (last.get(key) === settled) last.delete(key);
    }
  };
}
