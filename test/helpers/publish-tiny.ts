import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueEntry } from '../../engine/checkpoints/catalogue.ts';
import type { FileServer } from './file-server.ts';
import { tempFolder } from './temp-folder.ts';
import { tinyCheckpoint, writeCheckpoint } from './tiny-checkpoint.ts';

/** Puts a tiny model on the server, where Hugging Face would have it. */
export function publishTiny(server: FileServer): CatalogueEntry {
  const folder = tempFolder();
  writeCheckpoint(folder, tinyCheckpoint('moore'));
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  const files = paths.map((path) => {
    const content = readFileSync(join(folder, path));
    server.files.set(`/someone/tiny/resolve/main/${path}`, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { repo: 'someone/tiny', path, to: path, bytes: content.length, sha256 };
  });
  const licences = [{ name: 'Own', url: 'https://example.org/own', note: 'All of it.' }];
  const diskBytes = { float16: 1e6, float32: 1e6 };
  return { name: 'moore', title: 'Tiny', licences, files, diskBytes };
}
