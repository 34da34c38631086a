import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import {
  MEDIA,
  type MediaStore,
  mediaKeySchema,
  type StoredMedia,
} from '../../queue/media-store.ts';
import { inChunks } from './chunks.ts';

interface OpenedStore {
  readonly media: MediaStore;
  /** Names of all files that the store has anywhere, hidden and partial ones too. */
  readonly files: () => string[];
}

/** All that `MediaStore` promises, to be kept by every store. */
export function describeMediaStore(name: string, openStore: () => Promise<OpenedStore>): void {
  describe(`the media store on ${name}`, () => {
    test('gives back the bytes that it took, chunk by chunk, any number of times', async () => {
      const { media } = await openStore();
      const bytes = randomBytes(1_500_000);
      const key = await media.put('clip', inChunks(bytes, 70_000));
      for (let reading = 0; reading < 2; reading++) {
        const source = await media.open(key);
        expect(source.bytes).toBe(bytes.length);
        expect((await buffer(source.chunks)).equals(bytes)).toBe(true);
      }
    });

    test('gives each file a key of its own that tells its kind', async () => {
      const { media } = await openStore();
      const keys = [
        await media.put('photo', inChunks('same')),
        await media.put('photo', inChunks('same')),
        await media.put('driver', inChunks('same')),
      ];
      expect(new Set(keys).size).toBe(3);
      expect(keys.map((key) => mediaKeySchema.parse(key).split('/')[0])).toEqual([
        'photo',
        'photo',
        'driver',
      ]);
    });

    test('lists what is visible with size and time, over as many pages as it takes', async () => {
      const { media } = await openStore();
      const startedAt = Date.now();
      const keys = [];
      for (let count = 1; count <= 5; count++)
        keys.push(await media.put('preview', inChunks('x'.repeat(count))));
      const listed = await listAll(media);
      expect(listed.map(({ key }) => key).sort()).toEqual(keys.sort());
      expect(listed.map(({ bytes }) => bytes).sort()).toEqual([1, 2, 3, 4, 5]);
      for (const { storedAt } of listed)
        expect(Math.abs(storedAt - startedAt)).toBeLessThan(60_000);
    });

    test('shows nothing of a file until all of it is there', async () => {
      const { media } = await openStore();
      let seenMeanwhile: StoredMedia[] = [];
      await media.put('clip', watched());
      expect(seenMeanwhile).toEqual([]);
      expect(await listAll(media)).toHaveLength(1);

      async function* watched(): AsyncGenerator<Uint8Array> {
        yield Buffer.from('first half');
        seenMeanwhile = await listAll(media);
        yield Buffer.from('second half');
      }
    });

    test('knows a deleted file no more, and does not mind deleting it again', async () => {
      const { media, files } = await openStore();
      const key = await media.put('photo', inChunks('portrait'));
      await media.delete(key);
      await media.delete(key);
      await expect(media.open(key)).rejects.toMatchObject({
        code: 'media-missing',
        params: { key },
      });
      expect(files()).toEqual([]);
    });

    test('refuses what is over its limit, without reading on, and leaves nothing', async () => {
      const { media, files } = await openStore();
      let chunks = 0;
      const tooLarge = media.put('photo', endless(), { maxBytes: 10 });
      await expect(tooLarge).rejects.toMatchObject({
        code: 'media-too-large',
        params: { limit: 10 },
      });
      expect(chunks).toBeLessThanOrEqual(4);
      expect(files()).toEqual([]);

      async function* endless(): AsyncGenerator<Uint8Array> {
        for (;;) {
          chunks++;
          yield Buffer.from('four');
        }
      }
    });

    test("takes a kind's own limit when none is given", async () => {
      const { media } = await openStore();
      const { maxBytes } = MEDIA.preview;
      await media.put('preview', inChunks(Buffer.alloc(maxBytes)));
      await expect(
        media.put('preview', inChunks(Buffer.alloc(maxBytes + 1))),
      ).rejects.toMatchObject({
        code: 'media-too-large',
      });
    });

    test('refuses an empty file', async () => {
      const { media, files } = await openStore();
      await expect(media.put('photo', inChunks(''))).rejects.toMatchObject({ code: 'media-empty' });
      expect(files()).toEqual([]);
    });

    test('leaves nothing when its source breaks, and passes on why', async () => {
      const { media, files } = await openStore();
      await expect(media.put('clip', broken())).rejects.toThrow('the line went dead');
      expect(files()).toEqual([]);

      async function* broken(): AsyncGenerator<Uint8Array> {
        yield Buffer.from('half');
        throw new Error('the line went dead');
      }
    });

    test('leaves nothing after an abort, even when its source has fallen silent', async () => {
      const { media, files } = await openStore();
      const abort = new AbortController();
      const putting = media.put('clip', silent(), { signal: abort.signal });
      await expect(putting).rejects.toThrow('changed my mind');
      expect(files()).toEqual([]);

      async function* silent(): AsyncGenerator<Uint8Array> {
        yield Buffer.from('half');
        abort.abort(new Error('changed my mind'));
        await new Promise(() => undefined);
      }
    });

    test('does not begin after an abort', async () => {
      const { media, files } = await openStore();
      const signal = AbortSignal.abort(new Error('too late'));
      await expect(media.put('clip', inChunks('x'), { signal })).rejects.toThrow('too late');
      expect(files()).toEqual([]);
    });

    test('lets a reader stop in the middle', async () => {
      const { media } = await openStore();
      const key = await media.put('clip', inChunks(randomBytes(3_000_000)));
      for await (const chunk of (await media.open(key)).chunks) {
        expect(chunk.byteLength).toBeGreaterThan(0);
        break;
      }
      await media.delete(key);
    });

    test('takes many files at once', async () => {
      const { media } = await openStore();
      const texts = Array.from({ length: 20 }, (_, index) => `file ${index}`);
      const keys = await Promise.all(texts.map((text) => media.put('photo', inChunks(text))));
      const read = keys.map(async (key) => String(await buffer((await media.open(key)).chunks)));
      expect(await Promise.all(read)).toEqual(texts);
    });
  });
}

async function listAll(media: MediaStore): Promise<StoredMedia[]> {
  return Array.fromAsync(media.list());
}
