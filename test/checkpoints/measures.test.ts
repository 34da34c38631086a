import { createHash } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { CatalogueFile } from '../../engine/checkpoints/catalogue.ts';
import {
  MEASURES,
  type MeasureEntry,
  measureFiles,
  measurePath,
  verifyMeasure,
} from '../../engine/checkpoints/measures.ts';
import { listModels } from '../../engine/checkpoints/model-home.ts';
import { pullMeasure } from '../../engine/checkpoints/pull-measure.ts';
import { answer, type FileServer, startFileServer } from '../helpers/file-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const CONTENT = Buffer.from('weights of a classifier');
const HASH = createHash('sha256').update(CONTENT).digest('hex');

let server: FileServer;
let home: string;
let entry: MeasureEntry;

/** As the catalogue has it: one file on Hugging Face, one elsewhere of which a part of the hash is known. */
beforeEach(async () => {
  server = await startFileServer();
  home = tempFolder();
  server.files.set('/spaces/someone/eval/resolve/0123abc/i3d.pt', CONTENT);
  server.files.set('/models/alexnet.pth', CONTENT);
  const files: CatalogueFile[] = [
    {
      repo: 'spaces/someone/eval',
      revision: '0123abc',
      path: 'i3d.pt',
      to: 'heads.pth',
      bytes: 23,
    },
    {
      url: `${server.url}/models/alexnet.pth`,
      to: 'alexnet.pth',
      bytes: 23,
      sha256: HASH.slice(0, 8),
    },
  ];
  entry = { ...MEASURES.lpips, files };
});

const pull = (given = entry) =>
  pullMeasure(given, {
    home,
    endpoint: server.url,
    token: 'secret',
    patience: { stallMs: 10_000, retryMs: 1, tries: 2 },
  });

test('a measure lies ready once all has come, and is no model', async () => {
  expect(await measureFiles(home, 'lpips')).toBeNull();
  await pull();
  const folder = measurePath(home, 'lpips');
  expect(await measureFiles(home, 'lpips')).toEqual([
    join(folder, 'alexnet.pth'),
    join(folder, 'heads.pth'),
  ]);
  expect(await listModels(home)).toEqual([]);
  expect(readdirSync(join(home, '.downloads'))).toEqual([]);
  await expect(pull()).rejects.toMatchObject({ code: 'model-exists' });
});

test('the token is for Hugging Face alone', async () => {
  await pull();
  expect(server.requests.map(({ path, authorization }) => [path, authorization])).toEqual([
    ['/spaces/someone/eval/resolve/0123abc/i3d.pt', 'Bearer secret'],
    ['/models/alexnet.pth', undefined],
  ]);
});

test('what was cut off goes on, and is not there before', async () => {
  server.mishaps.push(() => 'continue', answer(404));
  await expect(pull()).rejects.toMatchObject({ code: 'download-gone' });
  expect(existsSync(measurePath(home, 'lpips'))).toBe(false);
  await pull();
  expect(server.requests).toHaveLength(3);
});

test('a file whose hash begins otherwise is refused', async () => {
  const [first, second] = entry.files as [CatalogueFile, CatalogueFile];
  const wrong = { ...entry, files: [first, { ...second, sha256: '00000000' }] };
  await expect(pull(wrong)).rejects.toMatchObject({ code: 'download-hash' });
});

test('a changed byte is found again', async () => {
  await pull();
  await verifyMeasure(home, entry);
  writeFileSync(join(measurePath(home, 'lpips'), 'alexnet.pth'), 'weights of a klassifier');
  await expect(verifyMeasure(home, entry)).rejects.toMatchObject({ code: 'model-changed' });
});

test.each(Object.values(MEASURES))('$name is described whole', ({ name, files, licences }) => {
  expect(MEASURES[name].name).toBe(name);
  expect(licences.length).toBeGreaterThan(0);
  for (const file of files) {
    expect(file.sha256 ?? '').toMatch(/^([0-9a-f]{8}|[0-9a-f]{64})?$/);
    // Without a hash in the catalogue the content is fixed by a commit, and checked by the server's own.
    if (file.sha256 === undefined) expect(file).toHaveProperty('revision');
  }
});
