import type { Quality } from '../job.ts';
import { batched } from './batch.ts';
import type { RunScript } from './scripts.ts';

const NOTES_AT_ONCE = 100;

/** A change of a record that BullMQ has yet to follow; the scripts make it with the change. */
export interface Note {
  readonly id: string;
  readonly quality: Quality;
  readonly stamp: string;
}

/** Takes notes away, many in one go. */
export function settler(run: RunScript) {
  return batched<Note, void>(NOTES_AT_ONCE, async (notes) => {
    await run('settled', ...notes.flatMap(({ quality, id, stamp }) => [quality, id, stamp]));
    return [];
  });
}
