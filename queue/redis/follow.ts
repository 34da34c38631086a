import { QUALITIES } from '../job.ts';
import { ANY, type Line } from './line.ts';
import type { Note } from './notes.ts';
import type { RedisStore } from './store.ts';

/** A note older than this, or a lease, is left over from a process that died or lost Redis. */
const LEFT_OVER_MS = 2000;
const LEFT_OVERS_AT_ONCE = 100;

/**
 * Lets BullMQ follow a change. The record is changed first, in one step with a note that BullMQ has
 * yet to follow; then BullMQ is told, then the note goes. Should any of this be cut off, or BullMQ
 * be elsewhere than expected, the note stays, and `settleLeftOvers` mends it. So a failure here is
 * no failure of the change.
 */
export async function follow(
  { lines, settled, background }: RedisStore,
  note: Note,
  tell: (line: Line) => Promise<unknown>,
): Promise<void> {
  try {
    await tell(lines[note.quality]);
  } catch {
    return;
  }
  background.later(settled(note));
}

/** Makes BullMQ follow the records wherever it has not. */
export async function settleLeftOvers({ lines, run, settled, policy }: RedisStore): Promise<void> {
  const age = Math.min(policy.leaseMs, LEFT_OVER_MS);
  for (const quality of QUALITIES) {
    const notes = await run<LeftOver[]>('unsettled', quality, age, LEFT_OVERS_AT_ONCE);
    for (const note of notes) {
      await settle(lines[quality], note);
      await settled({ quality, id: note[0], stamp: note[1] });
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
