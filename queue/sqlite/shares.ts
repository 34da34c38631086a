import { nextStartMs, type Shares, UNMEASURED_MS } from '../fair-share.ts';
import type { Quality } from '../job.ts';
import { meanRenderMs } from '../speed.ts';
import type { JobStore } from './job-store.ts';
import { speedSamples } from './speed-samples.ts';

export function readShares({ sql }: JobStore): Shares {
  const rows = sql('SELECT quality, start_ms AS startMs, finish_ms AS finishMs FROM shares').all();
  const turns = rows as unknown as { quality: Quality; startMs: number; finishMs: number }[];
  return {
    nowMs: Math.max(0, ...turns.map(({ startMs }) => startMs)),
    finishMs: Object.fromEntries(turns.map(({ quality, finishMs }) => [quality, finishMs])),
  };
}

/** To be told of each claim. Inside a transaction. */
export function takeShare(store: JobStore, quality: Quality): void {
  const startMs = nextStartMs(readShares(store), quality);
  const costMs = meanRenderMs(speedSamples(store, quality)) ?? UNMEASURED_MS[quality];
  const turn = store.sql('INSERT OR REPLACE INTO shares VALUES (?, ?, ?)');
  turn.run(quality, startMs, startMs + costMs);
}
