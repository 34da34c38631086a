import { readFile, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { sizeOf } from '../path-facts.ts';

/** What the bytes of an unfinished download are the beginning of. */
const partNote = z.object({
  /** Names the content. */
  identity: z.string().nullable(),
  /** ETag that a range may be asked by. */
  validator: z.string().nullable(),
  sha256: z.string().nullable(),
  total: z.number().nullable(),
});
export type PartNote = z.infer<typeof partNote>;

/** How much has come; nothing counts without the note of what it is. */
export async function measurePart(part: string): Promise<{ have: number; note: PartNote | null }> {
  const note = await readNote(part);
  const have = note === null ? 0 : await sizeOf(part);
  return { have, note };
}

export async function writePartNote(part: string, note: PartNote): Promise<void> {
  await writeFile(noteOf(part), JSON.stringify(note));
}

/** Deletes what has come. */
export async function discardPart(part: string): Promise<void> {
  await rm(part, { force: true });
  await rm(noteOf(part), { force: true });
}

async function readNote(part: string): Promise<PartNote | null> {
  try {
    return partNote.parse(JSON.parse(await readFile(noteOf(part), 'utf8')));
  } catch {
    // None, or one that was cut off: the download starts anew.
    return null;
  }
}

function noteOf(part: string): string {
  return `${part}.json`;
}
