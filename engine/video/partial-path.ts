import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Where a clip lies, beside its place, while it is being made: `.name.partial.mp4`. */
export function partialPathOf(output: string): string {
  return `${hiddenStem(output)}.partial.mp4`;
}

/** Where the second try of a clip that came out too large is made. */
export function smallerPathOf(output: string): string {
  return `${hiddenStem(output)}.smaller.partial.mp4`;
}

/** Prefix of the notes that a two-pass encoder takes. */
export function passNotesOf(output: string): string {
  return `${hiddenStem(output)}.passes`;
}

/** Deletes whatever is left of the temporary files of `output`. */
export async function removePartials(output: string): Promise<void> {
  const notes = ['', '.mbtree'].map((part) => `${passNotesOf(output)}-0.log${part}`);
  const files = [
    partialPathOf(output),
    smallerPathOf(output),
    ...notes.flatMap((path) => [path, `${path}.temp`]),
  ];
  await Promise.all(files.map((path) => rm(path, { force: true })));
}

function hiddenStem(output: string): string {
  return join(dirname(output), `.${basename(output).replace(/\.mp4$/i, '')}`);
}
