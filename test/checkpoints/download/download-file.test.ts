import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { downloadFile } from '../../../engine/checkpoints/download/download-file.ts';
import type { DownloadOptions } from '../../../engine/checkpoints/download/download-options.ts';
import {
  answer,
  cutAfter,
  type FileServer,
  stallAfter,
  startFileServer,
  type Waiting,
} from '../../helpers/file-server.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const CONTENT = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 251);
const SHA256 = hash(CONTENT);
const PATIENCE = { stallMs: 10_000, retryMs: 1, tries: 3 };

let server: FileServer;
let folder: string;
let waiting: Waiting;

beforeEach(async () => {
  server = await startFileServer();
  server.files.set('/weights', CONTENT);
  folder = tempFolder();
  waiting = new Map();
});

function download(options: Partial<DownloadOptions> = {}): Promise<string> {
  return downloadFile({
    url: `${server.url}/weights`,
    to: join(folder, 'weights.pth'),
    bytes: CONTENT.length,
    sha256: SHA256,
    patience: PATIENCE,
    onProgress: (bytes) => waiting.get(bytes)?.(),
    ...options,
  });
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function expectWhole(): void {
  expect(readFileSync(join(folder, 'weights.pth')).equals(CONTENT)).toBe(true);
  expect(readdirSync(folder)).toEqual(['weights.pth']);
}

function cut(bytes: number, content = CONTENT) {
  return cutAfter(bytes, () => content, waiting);
}

test('a file arrives whole, and its hash is told', async () => {
  const seen: number[] = [];
  const given = await download({ onProgress: (done, total) => seen.push(done / total) });
  expect(given).toBe(SHA256);
  expect(seen.at(-1)).toBe(1);
  expectWhole();
});

describe('a download goes on where it was cut off,', () => {
  test('by itself', async () => {
    server.mishaps.push(cut(100_000), cut(50_000));
    await download();
    expect(server.requests.map(({ range }) => range)).toEqual([
      undefined,
      'bytes=100000-',
      'bytes=150000-',
    ]);
    expectWhole();
  });

  test('however often, as long as each try brings something', async () => {
    for (let i = 0; i < 10; i++) server.mishaps.push(cut(10_000));
    await download();
    expectWhole();
  });

  test('in the next run', async () => {
    server.mishaps.push(cut(100_000));
    await expect(download({ patience: { ...PATIENCE, tries: 1 } })).rejects.toMatchObject({
      code: 'download-failed',
    });
    expect(readFileSync(join(folder, 'weights.pth.part'))).toHaveLength(100_000);
    await download();
    expect(server.requests.at(-1)!.range).toBe('bytes=100000-');
    expectWhole();
  });

  test('but from the start if the file has changed on the server', async () => {
    const other = CONTENT.map((byte) => byte ^ 1);
    server.mishaps.push(cut(100_000, other));
    await download();
    expectWhole();
  });

  test('but from the start if the server knows no ranges', async () => {
    server.mishaps.push(cut(100_000), (_, response) => {
      response.writeHead(200, { 'content-length': CONTENT.length }).end(CONTENT);
      return 'handled';
    });
    await download();
    expect(server.requests).toHaveLength(2);
    expectWhole();
  });

  test('but from the start if what came is more than there is', async () => {
    server.files.set('/weights', new Uint8Array(400_000));
    server.mishaps.push(cut(350_000, new Uint8Array(400_000)));
    await expect(
      download({ bytes: 400_000, patience: { ...PATIENCE, tries: 1 } }),
    ).rejects.toMatchObject({ code: 'download-failed' });
    server.files.set('/weights', CONTENT);
    server.mishaps.push(answer(416, { 'content-range': 'bytes */300000' }));
    await download();
    expectWhole();
  });

  test('but from the start if another process wrote to it as well', async () => {
    let told = 0;
    const part = join(folder, 'weights.pth.part');
    await download({
      onProgress: () => {
        if (told++ === 0) appendFileSync(part, 'x');
      },
    });
    expectWhole();
  });

  test('after a pause in which nothing came', async () => {
    server.mishaps.push(stallAfter(100_000, () => CONTENT));
    await download({ patience: { ...PATIENCE, stallMs: 200 } });
    expect(server.requests.at(-1)!.range).toBe('bytes=100000-');
    expectWhole();
  });
});

describe('a server that has trouble', () => {
  test('is asked again', async () => {
    server.mishaps.push(answer(503), answer(429, { 'retry-after': '0' }));
    await download();
    expectWhole();
  });

  test('is asked only so often', async () => {
    for (let i = 0; i < 5; i++) server.mishaps.push(answer(500));
    await expect(download()).rejects.toMatchObject({
      code: 'download-failed',
      params: { tries: 3, reason: 'status 500' },
    });
    expect(server.requests).toHaveLength(3);
  });

  test('or is not there', async () => {
    await expect(download({ url: 'http://127.0.0.1:1/weights' })).rejects.toMatchObject({
      code: 'download-failed',
    });
  });
});

describe('what will not get better is not tried again:', () => {
  test.each([
    [401, 'download-denied'],
    [403, 'download-denied'],
    [404, 'download-gone'],
    [400, 'download-status'],
  ])('status %i', async (status, code) => {
    server.mishaps.push(answer(status));
    await expect(download()).rejects.toMatchObject({ code });
    expect(server.requests).toHaveLength(1);
  });

  test('a closed repository, which tells of HF_TOKEN', async () => {
    server.mishaps.push(answer(401));
    await expect(download()).rejects.toThrow('HF_TOKEN');
  });

  test('redirects without end', async () => {
    for (let i = 0; i < 20; i++) server.mishaps.push(answer(302, { location: '/weights' }));
    await expect(download()).rejects.toMatchObject({ code: 'download-redirects' });
  });

  test('a redirect away from the web', async () => {
    server.mishaps.push(answer(302, { location: 'file:///etc/passwd' }));
    await expect(download()).rejects.toMatchObject({ code: 'download-redirects' });
  });

  test('a file far larger than it should be', async () => {
    await expect(download({ bytes: 200_000 })).rejects.toMatchObject({
      code: 'download-too-large',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a file without a length that does not end', async () => {
    server.mishaps.push((_, response) => {
      response.writeHead(200).write(CONTENT);
      response.write(CONTENT);
      return 'handled';
    });
    await expect(download()).rejects.toMatchObject({ code: 'download-too-large' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('another content, which is deleted', async () => {
    server.files.set(
      '/weights',
      CONTENT.map((byte) => byte ^ 1),
    );
    await expect(download()).rejects.toMatchObject({
      code: 'download-hash',
      params: { expected: SHA256 },
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('as Hugging Face does it', () => {
  test('the hash of a large file is told on the way to its storage', async () => {
    const storage = await startFileServer();
    storage.files.set('/blob', CONTENT);
    const toStorage = answer(302, {
      location: `${storage.url}/blob`,
      'x-linked-etag': `"${SHA256}"`,
    });
    server.mishaps.push(toStorage, toStorage);
    storage.mishaps.push(cut(100_000));
    await download({ sha256: undefined, token: 'secret' });
    expectWhole();
    expect(server.requests.map(({ authorization }) => authorization)).toEqual([
      'Bearer secret',
      'Bearer secret',
    ]);
    expect(storage.requests.map(({ authorization }) => authorization)).toEqual([
      undefined,
      undefined,
    ]);
    expect(storage.requests[1]!.range).toBe('bytes=100000-');
  });

  test('a content that is not of that hash is refused', async () => {
    server.mishaps.push(
      answer(302, { location: '/weights', 'x-linked-etag': `"${'0'.repeat(64)}"` }),
    );
    await expect(download({ sha256: undefined })).rejects.toMatchObject({ code: 'download-hash' });
  });

  test('without a known hash, that of what came is told', async () => {
    expect(await download({ sha256: undefined })).toBe(SHA256);
  });
});

test('a token that is no header is not told to anybody', async () => {
  const failed = await download({ token: 'se\ncret' }).catch((error: Error) => error.message);
  expect(failed).toContain('could not be fetched');
  expect(failed).not.toContain('cret');
});

test('a cancelled download keeps what has come', async () => {
  const cancel = new AbortController();
  server.mishaps.push(stallAfter(100_000, () => CONTENT));
  const done = download({
    signal: cancel.signal,
    onProgress: (bytes) => {
      if (bytes === 100_000) cancel.abort();
    },
  });
  await expect(done).rejects.toMatchObject({ name: 'AbortError' });
  expect(readdirSync(folder)).toEqual(['weights.pth.part', 'weights.pth.part.json']);
});
