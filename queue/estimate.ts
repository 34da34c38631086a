import { nextStartMs, type Shares, turnsBefore, UNMEASURED_MS } from './fair-share.ts';
import { type JobProgress, QUALITIES, type Quality } from './job.ts';
import type { Place, WorkerCard } from './job-queue.ts';
import { fitSpeed, meanRenderMs, type SpeedSample } from './speed.ts';

/** What a store knows when somebody asks for the place of a waiting job. */
export interface PlaceFacts {
  readonly quality: Quality;
  readonly clipSeconds: number;
  /** Those before it in its own line, and their clips' lengths together, seconds. */
  readonly ahead: { readonly count: number; readonly clipSeconds: number };
  readonly lines: Readonly<Record<Quality, LineFacts>>;
  readonly shares: Shares;
  readonly running: readonly RunningClip[];
  /** Those alive. */
  readonly workers: readonly WorkerCard[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

interface LineFacts {
  /** Jobs that wait with a higher priority than the one asked about, and with the same. */
  readonly higher: number;
  readonly alike: number;
  readonly samples: readonly SpeedSample[];
}

export interface RunningClip {
  readonly workerId: string;
  readonly quality: Quality;
  readonly clipSeconds: number;
  readonly startedAt: number;
  readonly progress: JobProgress | null;
  readonly progressAt: number | null;
}

/** Where a waiting job stands, and when its clip should be done. */
export function placeFrom(facts: PlaceFacts): Place {
  const takers = facts.workers.filter(({ qualities }) => qualities.includes(facts.quality));
  return {
    position: facts.ahead.count + 1,
    etaMs: takers.length === 0 ? null : etaOf(facts, takers),
    workers: takers.length,
  };
}

function etaOf(facts: PlaceFacts, takers: readonly WorkerCard[]): number | null {
  const { quality, clipSeconds, ahead, lines } = facts;
  const expectedMs = fitSpeed(lines[quality].samples);
  if (expectedMs === null) return null;
  const free = freeTimes(facts);
  const freeInMs = takers.map(({ id }) => free.get(id) ?? 0);
  const aheadMs = expectedMs(ahead.clipSeconds, ahead.count);
  return Math.round(startInMs(freeInMs, ahead.count, aheadMs) + expectedMs(clipSeconds, 1));
}

/**
 * When the workers come to a clip behind `count` others that take `aheadMs` together, milliseconds:
 * whoever is free takes the next one.
 * @param freeInMs when each is free, at least one
 */
export function startInMs(freeInMs: readonly number[], count: number, aheadMs: number): number {
  const first = Math.min(...freeInMs);
  const eachMs = aheadMs / count;
  if (count === 0 || eachMs <= 0) return first;
  // The beginnings of clips until then; the last of them is the one looked for.
  const begunBy = (ms: number) =>
    freeInMs.reduce((sum, free) => sum + Math.max(0, Math.floor((ms - free) / eachMs) + 1), 0);
  let [before, by] = [first, first + aheadMs];
  while (by - before > 1) {
    const middle = (before + by) / 2;
    if (begunBy(middle) > count) by = middle;
    else before = middle;
  }
  const begun = freeInMs.filter((free) => free <= by);
  return Math.max(...begun.map((free) => free + Math.floor((by - free) / eachMs) * eachMs));
}

/** When each worker is free for the job: behind the clip at hand and turns of other qualities. */
function freeTimes(facts: PlaceFacts): Map<string, number> {
  const free = new Map(facts.workers.map(({ id }) => [id, 0]));
  for (const clip of facts.running) {
    const before = free.get(clip.workerId);
    if (before !== undefined) free.set(clip.workerId, before + remainingMs(clip, facts));
  }
  for (const quality of QUALITIES) if (quality !== facts.quality) addTurns(free, quality, facts);
  return free;
}

/** What it last said of itself, else what clips like it take. A clock that jumped changes neither much. */
function remainingMs(clip: RunningClip, { lines, now }: PlaceFacts): number {
  const { quality, clipSeconds, startedAt, progress, progressAt } = clip;
  const usualMs = fitSpeed(lines[quality].samples)?.(clipSeconds, 1) ?? UNMEASURED_MS[quality];
  const sinceMs = now - ((progress === null ? startedAt : progressAt) ?? now);
  return Math.max(0, (progress?.etaMs ?? usualMs) - Math.max(0, sinceMs));
}

/** The turns of another quality that come first go to who is free for them first. */
function addTurns(free: Map<string, number>, quality: Quality, facts: PlaceFacts): void {
  const takers = facts.workers
    .filter(({ qualities }) => qualities.includes(quality))
    .map(({ id }) => id)
    .sort((a, b) => free.get(a)! - free.get(b)!);
  const { turns, costMs } = turnsFirst(quality, facts);
  for (const [i, id] of takers.entries()) {
    const own = Math.ceil(Math.max(0, turns - i) / takers.length);
    free.set(id, free.get(id)! + own * costMs);
  }
}

function turnsFirst(quality: Quality, facts: PlaceFacts) {
  const { lines, shares, ahead } = facts;
  const costOf = (name: Quality) => meanRenderMs(lines[name].samples) ?? UNMEASURED_MS[name];
  const startMs = nextStartMs(shares, facts.quality) + ahead.count * costOf(facts.quality);
  const other = { quality, startMs: nextStartMs(shares, quality), costMs: costOf(quality) };
  const { higher, alike } = lines[quality];
  const before = turnsBefore({ quality: facts.quality, startMs }, other);
  return { turns: higher + Math.min(alike, before), costMs: other.costMs };
}
