/** Gives up a request that brings nothing any more. */
export interface StallWatch {
  /** Aborts on a stall, or when the signal given does. */
  readonly signal: AbortSignal;
  /** Something came. */
  touch(): void;
  /** How long nothing had come when it gave up, or null if it did not. */
  stalledMs(): number | null;
  stop(): void;
}

/** Starts counting at once. */
export function createStallWatch(stallMs: number, signal?: AbortSignal): StallWatch {
  const stall = new AbortController();
  const timer = setTimeout(() => stall.abort(), stallMs);
  return {
    signal: signal ? AbortSignal.any([signal, stall.signal]) : stall.signal,
    touch: () => timer.refresh(),
    stalledMs: () => (stall.signal.aborted ? stallMs : null),
    stop: () => clearTimeout(timer),
  };
}
