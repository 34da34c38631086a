import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from './temp-folder.ts';

/** A file with these bytes that goes with the test. */
export function writeTemp(bytes: Uint8Array | string, name = 'weights.bin'): string {
  const path = join(tempFolder(), name);
  writeFileSync(path, bytes);
  return path;
}
