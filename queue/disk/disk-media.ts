import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { newMediaKey } from '../media-key.ts';
import {
  MEDIA,
  MEDIA_KINDS,
  type MediaKey,
  type MediaSource,
  type MediaStore,
  mediaKeySchema,
  type StoredMedia,
} from '../media-store.ts';
import { QueueError } from '../queue-error.ts';
import { removeOldFiles } from '../remove-old-files.ts';
import { writeFile } from '../write-file.ts';
import { makeFolder, toDiskError } from './disk-error.ts';

const PARTIAL = /^\.[0-9a-f]{32}\.partial$/;

/**
 * Media as files `<folder>/<kind>/<id>` that only their owner can read. A file gets its name once
 * its bytes are on the disk, so a crash at any moment leaves at most a hidden partial file.
 * @throws QueueError `store-full`, `store-not-writable`
 */
export async function openDiskMedia(folder: string): Promise<MediaStore> {
  const root = resolve(folder);
  for (const path of ['', ...MEDIA_KINDS]) await makeFolder(join(root, path));
  return {
    async put(kind, chunks, { maxBytes = MEDIA[kind].maxBytes, signal } = {}) {
      const key = newMediaKey(kind);
      const path = join(root, key);
      await inWords(async () => {
        const partial = partialOf(path);
        await writeFile(partial, chunks, { maxBytes, signal });
        await publish(partial, path);
      });
      return key;
    },
    open: (key) => openFile(join(root, key), key),
    delete: (key) => inWords(() => rm(join(root, key), { force: true })),
    list: () => listFiles(root),
    async removePartials(olderThanMs) {
      const counts = MEDIA_KINDS.map((kind) =>
        removeOldFiles(join(root, kind), (name) => PARTIAL.test(name), olderThanMs),
      );
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    },
    close: async () => undefined,
  };

  function inWords<T>(action: () => Promise<T>): Promise<T> {
    return action().catch((error: unknown) => {
      throw toDiskError(error, root);
    });
  }
}

function partialOf(path: string): string {
  return join(dirname(path), `.${path.slice(-32)}.partial`);
}

/** The name itself is safe only once the folder is on the disk too. */
async function publish(partial: string, path: string): Promise<void> {
  try {
    await rename(partial, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await Promise.all([partial, path].map((leftover) => rm(leftover, { force: true })));
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders; it has the name on the disk with the rename.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openFile(path: string, key: MediaKey): Promise<MediaSource> {
  const entry = await stat(path).catch((error: unknown) => {
    throw toMissing(error, key);
  });
  return { bytes: entry.size, chunks: readChunks(path, key) };
}

/** Opens the file with the first read: a source that nobody reads holds nothing open. */
async function* readChunks(path: string, key: MediaKey): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 256 * 1024 });
  } catch (error) {
    throw toMissing(error, key);
  }
}

function toMissing(error: unknown, key: MediaKey): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return error;
  return new QueueError('media-missing', { key }, { cause: error });
}

async function* listFiles(root: string): AsyncGenerator<StoredMedia> {
  for (const kind of MEDIA_KINDS) {
    for (const name of await readdir(join(root, kind))) {
      const key = mediaKeySchema.safeParse(`${kind}/${name}`).data;
      // What is deleted meanwhile is not listed.
      const entry = key && (await stat(join(root, key)).catch(() => null));
      if (key && entry) yield { key, bytes: entry.size, storedAt: Math.round(entry.mtimeMs) };
    }
  }
}
