import { type PlaceFacts, placeFrom, type RunningClip } from '../estimate.ts';
import { QUALITIES, type Quality } from '../job.ts';
import type { Place } from '../job-queue.ts';
import { ROUNDS_PER_PRIORITY } from './line.ts';
import type { RedisStore } from './store.ts';
import { readCard } from './worker-card.ts';

/** So many of the nearest jobs ahead are looked at for an estimate. */
const LOOKED_AT = 200;

/** As `scripts/place.lua` has it; `lines` in the order of `QUALITIES`. */
type PlaceReply = readonly [
  ahead: number,
  secondsAhead: string,
  quality: Quality,
  clipSeconds: string,
  running: readonly RunningReply[],
  workers: readonly string[],
  lines: readonly LineReply[],
  shareNow: string,
  now: string,
];
type RunningReply = readonly [
  quality: Quality,
  worker: string,
  clipSeconds: string,
  startedAt: string,
  progress: string,
  progressAt: string,
];
type LineReply = readonly [
  higher: number,
  alike: number,
  shareFinish: string,
  speed: readonly string[],
];

export async function placeOf(
  { run, linePrefix, policy }: RedisStore,
  id: string,
): Promise<Place | null> {
  const limits = [ROUNDS_PER_PRIORITY, policy.leaseMs, LOOKED_AT] as const;
  const reply = await run<PlaceReply | null>('place', id, linePrefix, ...limits, ...QUALITIES);
  return reply && placeFrom(readFacts(reply));
}

function readFacts(reply: PlaceReply): PlaceFacts {
  const [count, secondsAhead, quality, clipSeconds, running, workers, lines, shareNow, now] = reply;
  const ofEach = <T>(pick: (line: LineReply) => T) =>
    Object.fromEntries(QUALITIES.map((name, i) => [name, pick(lines[i]!)])) as Record<Quality, T>;
  return {
    quality,
    clipSeconds: Number(clipSeconds),
    ahead: { count, clipSeconds: Number(secondsAhead) },
    lines: ofEach(([higher, alike, , speed]) => ({
      higher,
      alike,
      samples: speed.map(readSample),
    })),
    shares: { nowMs: Number(shareNow), finishMs: ofEach(([, , finish]) => Number(finish)) },
    running: running.map(readRunning),
    workers: workers.map(readCard),
    now: Number(now),
  };
}

function readRunning(reply: RunningReply): RunningClip {
  const [quality, worker, clipSeconds, startedAt, progress, progressAt] = reply;
  return {
    workerId: readCard(worker).id,
    quality,
    clipSeconds: Number(clipSeconds),
    startedAt: Number(startedAt),
    progress: progress === '' ? null : JSON.parse(progress),
    progressAt: progressAt === '' ? null : Number(progressAt),
  };
}

function readSample(sample: string) {
  const [clipSeconds, renderMs] = sample.split(' ').map(Number);
  return { clipSeconds: clipSeconds!, renderMs: renderMs! };
}
