import { QUALITIES, type Quality } from '../job.ts';
import { ANY, type Line } from './line.ts';
import type { RedisStore } from './store.ts';

/** A note so old is left over from a process that died, or lost Redis, before BullMQ followed. */
const LEFT_OVER_MS = 2000;
const NOTES_AT_ONCE = 100;

/** A change of a record that BullMQ has yet to follow. */
export interface Note {
  readonly id: string;
  readonly quality: Quality;
  readonly stamp: string;
}

/**
 * Lets BullMQ follow a change. The record is changed first, in one step with a note that BullMQ has
 * yet to follow; then BullMQ is told, then the note goes. Should any of this be cut off, or BullMQ
 * be elsewhere than expected, the note stays, and `settleLeftOvers` mends it. So a failure here is
 * no failure of the change.
 */
export async function follow(
  { lines, run }: RedisStore,
  { id, quality, stamp }: Note,
  tell: (line: Line) => Promise<void>,
): Promise<void> {
  try {
    await tell(lines[quality]);
  } catch {
    return;
  }
  // Not waited for: nothing rests on it.
  run('settled', quality, id, stamp).catch(() => {});
}

/** Makes BullMQ follow the records wherever it has not. */
export async function settleLeftOvers({ lines, run }: RedisStore): Promise<void> {
  for (const quality of QUALITIES) {
    const notes = await run<LeftOver[]>('unsettled', quality, LEFT_OVER_MS, NOTES_AT_ONCE);
    for (const note of notes) {
      await settle(lines[quality], note);
      await run('settled', quality, note[0], note[1]);
    }
    await lines[quality].checkStalled();
  }
}

/** As `scripts/unsettled.lua` has it. */
type LeftOver = readonly [
  id: string,
  stamp: string,
  state: string,
  round: string,
  priority: string,
  waitMs: string,
];

async function settle(line: Line, [id, , state, round, priority, waitMs]: LeftOver): Promise<void> {
  if (state === 'rendering') return;
  const where = await line.whereIs(id);
  const delayMs = Number(waitMs);
  if (state === 'queued') {
    if (where === 'active') await line.putBack(id, ANY, delayMs);
    if (where === 'unknown')
      await line.add({ id, priority: Number(priority), round: Number(round), delayMs });
    return;
  }
  if (where === 'active') await line.end(id, ANY);
  else if (where !== 'unknown') await line.remove(id);
}
