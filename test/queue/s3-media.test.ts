import { randomBytes } from 'node:crypto';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { MediaStore } from '../../queue/media-store.ts';
import { openS3Media, type S3Options } from '../../queue/s3/s3-media.ts';
import { BUCKET, CREDENTIALS, type S3Server, startS3Server } from '../helpers/s3-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { inChunks } from './chunks.ts';
import { describeMediaStore } from './media-store-contract.ts';

interface Opened {
  readonly media: MediaStore;
  readonly server: S3Server;
  readonly spoolFolder: string;
  readonly objectFolder: string;
}

async function open(options: Partial<S3Options> = {}): Promise<Opened> {
  const folder = tempFolder();
  const [spoolFolder, objectFolder] = [join(folder, 'spool'), join(folder, 'objects')];
  const server = await startS3Server(objectFolder);
  const media = await openS3Media({
    endpoint: server.endpoint,
    region: 'eu-central-1',
    bucket: BUCKET,
    ...CREDENTIALS,
    spoolFolder,
    timeoutMs: 300,
    maxAttempts: 1,
    ...options,
  });
  return { media, server, spoolFolder, objectFolder };
}

describeMediaStore('S3', async () => {
  const { media, spoolFolder, objectFolder } = await open({ timeoutMs: 10_000 });
  return { media, files: () => [...readdirSync(spoolFolder), ...readdirSync(objectFolder)] };
});

describe('the media store on S3, in trouble', () => {
  test('streams what is large from the disk', async () => {
    const { media } = await open({ timeoutMs: 10_000 });
    const bytes = randomBytes(17_000_000);
    const key = await media.put('clip', inChunks(bytes));
    expect((await buffer((await media.open(key)).chunks)).equals(bytes)).toBe(true);
  });

  test('says that it may not write when the secret is wrong', async () => {
    const { media, spoolFolder, server } = await open({ secretAccessKey: 'guessed' });
    await expect(media.put('photo', inChunks('x'))).rejects.toMatchObject({
      code: 'store-not-writable',
      params: { place: `${server.endpoint}/${BUCKET}` },
    });
    expect(readdirSync(spoolFolder)).toEqual([]);
  });

  test('names a bucket that does not exist', async () => {
    const { media } = await open({ bucket: 'nowhere' });
    await expect(media.put('photo', inChunks('x'))).rejects.toMatchObject({
      code: 'store-unreachable',
      params: { reason: 'NoSuchBucket, status 404' },
    });
  });

  test('says that it is unreachable when the server is gone', async () => {
    const { media, server } = await open();
    const key = await media.put('photo', inChunks('x'));
    await server.stop();
    const gone = { code: 'store-unreachable', params: { reason: expect.stringMatching(/^ECONN/) } };
    await expect(media.open(key)).rejects.toMatchObject(gone);
    await expect(media.put('photo', inChunks('x'))).rejects.toMatchObject(gone);
    await expect(media.delete(key)).rejects.toMatchObject(gone);
    await expect(Array.fromAsync(media.list())).rejects.toMatchObject(gone);
  });

  test('waits no longer than its limit for a silent server', async () => {
    const { media, server } = await open();
    server.trouble = () => true;
    const silent = { code: 'store-unreachable', params: { reason: 'it did not answer in time' } };
    await expect(media.put('photo', inChunks('x'))).rejects.toMatchObject(silent);
    await expect(Array.fromAsync(media.list())).rejects.toMatchObject(silent);
  });

  test('waits no longer than its limit when an answer stops half way', async () => {
    const { media, server } = await open();
    const key = await media.put('photo', inChunks('x'));
    server.trouble = (_request, response) => {
      response.writeHead(200, { 'Content-Length': 1000 }).write('half');
      return true;
    };
    const { chunks } = await media.open(key);
    await expect(buffer(chunks)).rejects.toMatchObject({ code: 'store-unreachable' });
  });

  test('says that it is full', async () => {
    const { media, server } = await open();
    server.trouble = (_request, response) => {
      response.writeHead(507).end('<Error><Code>XMinioStorageFull</Code></Error>');
      return true;
    };
    await expect(media.put('photo', inChunks('x'))).rejects.toMatchObject({ code: 'store-full' });
  });

  test('sends a small file again when the server hiccups', async () => {
    const { media, server } = await open({ maxAttempts: 3, timeoutMs: 10_000 });
    server.trouble = (_request, response) => {
      server.trouble = null;
      response.writeHead(500).end('<Error><Code>InternalError</Code></Error>');
      return true;
    };
    const key = await media.put('photo', inChunks('x'));
    expect(server.requests.filter((line) => line.startsWith('PUT'))).toHaveLength(2);
    expect((await media.open(key)).bytes).toBe(1);
  });

  test('an abort while it is uploading ends the upload and takes back what may have arrived', async () => {
    const { media, server, spoolFolder, objectFolder } = await open({ timeoutMs: 10_000 });
    const abort = new AbortController();
    server.trouble = (request) => {
      if (request.method !== 'PUT') return false;
      abort.abort(new Error('changed my mind'));
      return true;
    };
    const putting = media.put('photo', inChunks('x'), { signal: abort.signal });
    await expect(putting).rejects.toThrow('changed my mind');
    expect(server.requests.at(-1)).toContain('DELETE');
    expect([...readdirSync(spoolFolder), ...readdirSync(objectFolder)]).toEqual([]);
  });

  test('removes what dead writers left in the spool folder, and nothing else', async () => {
    const { media, spoolFolder } = await open();
    const old = join(spoolFolder, `clip-${'a'.repeat(32)}`);
    for (const path of [
      old,
      join(spoolFolder, `clip-${'b'.repeat(32)}`),
      join(spoolFolder, 'notes'),
    ])
      writeFileSync(path, 'x');
    utimesSync(old, 0, 0);
    expect(await media.removePartials(60_000)).toBe(1);
    expect(readdirSync(spoolFolder).sort()).toEqual([`clip-${'b'.repeat(32)}`, 'notes']);
  });
});
