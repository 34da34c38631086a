import { QUALITIES, type Quality } from './job.ts';

/** Time that the qualities have had, in milliseconds of rendering; no clock goes by it. */
export interface Shares {
  /** When the last turn of any quality began. */
  readonly nowMs: number;
  /** When each one's last turn is over; a quality that had none is not there. */
  readonly finishMs: Readonly<Partial<Record<Quality, number>>>;
}

/** What a clip is taken to need until its quality was measured once, milliseconds. */
export const UNMEASURED_MS: Readonly<Record<Quality, number>> = {
  preview: 10_000,
  lite: 60_000,
  studio: 3_600_000,
};

/**
 * When the next turn of a quality begins: a worker of several takes the one with the least, equal
 * ones in the order of `QUALITIES`. So each gets as much time, not as many turns: behind a clip of an
 * hour, previews go first until they have had an hour too, and none of them waits for a second one.
 * Who asked for nothing meanwhile has saved up nothing (start-time fair queueing, Goyal et al. 1996,
 * with the expected time to render for the length).
 */
export function nextStartMs({ nowMs, finishMs }: Shares, quality: Quality): number {
  return Math.max(nowMs, finishMs[quality] ?? 0);
}

interface Standing {
  readonly quality: Quality;
  /** When its turn begins. */
  readonly startMs: number;
}

/** Which of two qualities has its turn first, as `Array.sort` wants it. */
export function compareTurns(a: Standing, b: Standing): number {
  return a.startMs - b.startMs || QUALITIES.indexOf(a.quality) - QUALITIES.indexOf(b.quality);
}

/** How many of another quality's turns, `costMs` each, come before one that begins then. */
export function turnsBefore(own: Standing, other: Standing & { readonly costMs: number }): number {
  const turns = (own.startMs - other.startMs) / other.costMs;
  if (turns < 0) return 0;
  const isTie = Number.isInteger(turns);
  return (
    Math.ceil(turns) + (isTie && compareTurns({ ...other, startMs: own.startMs }, own) < 0 ? 1 : 0)
  );
}
