/** Work that nobody waits for, until the end. */
export interface Background {
  later(work: Promise<unknown>): void;
  finished(): Promise<void>;
}

export function background(): Background {
  const pending = new Set<Promise<unknown>>();
  return {
    later: (work) => {
      const done = work.catch(() => {}).finally(() => pending.delete(done));
      pending.add(done);
    },
    finished: async () => {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}
