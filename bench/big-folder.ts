import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for gigabytes, which is gone with this program, also when that is stopped from the keyboard. */
export async function openBigFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `anydance-${name}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(130));
  return folder;
}
