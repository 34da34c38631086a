import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { CATALOGUE, type CatalogueEntry } from '../../engine/checkpoints/catalogue.ts';
import { networkBytes } from '../../engine/checkpoints/import/write-network.ts';
import { verifyModel } from '../../engine/checkpoints/model-folder.ts';
import type { WeightSource } from '../../engine/checkpoints/model-profile.ts';
import { readModelRecord } from '../../engine/checkpoints/model-record.ts';
import { keysOf, NETWORKS } from '../../engine/checkpoints/networks.ts';
import { PROFILES } from '../../engine/checkpoints/profiles.ts';
import {
  type PullOptions,
  type PullProgress,
  pullModel,
} from '../../engine/checkpoints/pull-model.ts';
import { answer, type FileServer, startFileServer } from '../helpers/file-server.ts';
import { publishTiny } from '../helpers/publish-tiny.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const ENTRIES = Object.values(CATALOGUE);

test.each(ENTRIES)(
  'the catalogue fetches each file that $name needs, to where it is looked for',
  ({ name, files }) => {
    const places = new Set(files.map(({ to }) => to));
    for (const network of NETWORKS) {
      const sources: readonly WeightSource[] = PROFILES[name].files[network];
      for (const { paths } of sources) expect(paths.some((path) => places.has(path))).toBe(true);
    }
  },
);

test.each(ENTRIES)('the catalogue knows how large $name gets', ({ name, diskBytes }) => {
  for (const dtype of ['float16', 'float32'] as const) {
    const bytes = NETWORKS.map((network) => {
      const keys = keysOf(network, PROFILES[name].widths).filter(({ optional }) => !optional);
      return networkBytes(keys, network === 'vae' || dtype === 'float32' ? 'F32' : 'F16');
    }).reduce((sum, size) => sum + size, 0);
    expect(Math.abs(diskBytes[dtype] / bytes - 1)).toBeLessThan(0.01);
  }
});

let server: FileServer;
let home: string;
let entry: CatalogueEntry;

beforeEach(async () => {
  server = await startFileServer();
  home = tempFolder();
  entry = publishTiny(server);
});

function pull(options: Partial<PullOptions> = {}): Promise<void> {
  return pullModel(entry, {
    home,
    endpoint: `${server.url}/`,
    dtype: 'float16',
    patience: { stallMs: 10_000, retryMs: 1, tries: 2 },
    ...options,
  });
}

test('a model is fetched and imported, and its downloads are deleted', async () => {
  const seen: PullProgress[] = [];
  await pull({ token: 'secret', onProgress: (progress) => seen.push(progress) });
  await verifyModel(join(home, 'moore'));
  const record = await readModelRecord(join(home, 'moore'));
  expect(record.licences).toEqual([{ name: 'Own', url: 'https://example.org/own' }]);
  const known = new Map(entry.files.map(({ to, sha256 }) => [to, sha256]));
  for (const { file, sha256 } of record.sources) expect(sha256).toBe(known.get(file));
  expect(readdirSync(join(home, '.downloads'))).toEqual([]);
  expect(server.requests.every(({ authorization }) => authorization === 'Bearer secret')).toBe(
    true,
  );
  const fetched = seen.filter(({ stage }) => stage === 'download').at(-1)!;
  expect(fetched.doneBytes).toBe(fetched.totalBytes);
});

test('a pull that failed half way fetches only the rest', async () => {
  server.mishaps.push(
    () => 'continue',
    () => 'continue',
    answer(404),
  );
  await expect(pull()).rejects.toMatchObject({ code: 'download-gone' });
  expect(existsSync(join(home, 'moore'))).toBe(false);
  const before = server.requests.length;
  await pull();
  expect(server.requests.length - before).toBe(entry.files.length - 2);
  await verifyModel(join(home, 'moore'));
});

test('a closed repository is told apart', async () => {
  server.mishaps.push(answer(401));
  await expect(pull()).rejects.toMatchObject({ code: 'download-denied' });
});

test('a disk that is too small is told of before anything is fetched', async () => {
  entry = { ...entry, diskBytes: { float16: 1e15, float32: 1e15 } };
  await expect(pull()).rejects.toMatchObject({ code: 'disk-space' });
  expect(server.requests).toEqual([]);
});

test('a model that is there is not fetched again', async () => {
  await pull();
  const before = server.requests.length;
  await expect(pull()).rejects.toMatchObject({ code: 'model-exists' });
  expect(server.requests).toHaveLength(before);
});
