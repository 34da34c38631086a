/** A sign of life: while its owner lives, `beat` changes. */
interface Sign {
  readonly token: string;
  readonly beat: number;
}

/**
 * Tells which claims have been silent for the lease. Wall clocks jump, and differ between machines,
 * so none is trusted: what counts is how long this very process has looked on without a beat.
 * Between two looks at most half a lease counts: a process that slept has not been looking.
 * @returns to be called with all signs there are, often; returns those of lapsed claims
 */
export function watchLapses(
  leaseMs: number,
  monotonicNow: () => number = () => performance.now(),
): <T extends Sign>(signs: readonly T[]) => T[] {
  let watched = new Map<string, { beat: number; silentMs: number }>();
  let lookedAt = monotonicNow();
  return (signs) => {
    const sinceMs = Math.min(monotonicNow() - lookedAt, leaseMs / 2);
    lookedAt = monotonicNow();
    const before = watched;
    watched = new Map();
    return signs.filter(({ token, beat }) => {
      const known = before.get(token);
      const silentMs = known?.beat === beat ? known.silentMs + sinceMs : 0;
      watched.set(token, { beat, silentMs });
      return known !== undefined && silentMs >= leaseMs;
    });
  };
}
