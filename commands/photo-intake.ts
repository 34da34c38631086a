import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MEDIA, type MediaKey } from '../queue/media-store.ts';
import { QueueError } from '../queue/queue-error.ts';
import { writeFile } from '../queue/write-file.ts';
import type { Photo } from './ask.ts';
import type { Ctx } from './context.ts';
import type { PhotoVerdict } from './photo-check.ts';
import { errorText, Refusal } from './refusal.ts';

interface Taken {
  readonly key: MediaKey;
  readonly notes: readonly string[];
}

/**
 * Fetches a photo, has it looked at, and stores it. What cannot dance is never stored.
 * @throws Refusal, QueueError
 */
export async function takePhoto(photo: Photo, ctx: Ctx): Promise<Taken> {
  const limit = Math.min(MEDIA.photo.maxBytes, photo.maxBytes ?? Number.POSITIVE_INFINITY);
  if (photo.bytes !== null && photo.bytes > limit) throw tooLarge(limit);
  const folder = await mkdtemp(join(tmpdir(), 'anydance-photo-'));
  try {
    const path = join(folder, 'photo');
    await fetchTo(path, photo, { maxBytes: limit, signal: ctx.signal });
    const { refusal, notes } = await look(path, ctx);
    if (refusal) {
      const { key, params } = errorText(refusal.code, refusal.params);
      throw new Refusal(key, params);
    }
    const options = { signal: ctx.signal };
    return { key: await ctx.deps.media.put('photo', createReadStream(path), options), notes };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The photo again, under a key of its own: a job drops its photo when it ends.
 * @throws QueueError `media-missing`, `store-…`
 */
export async function copyPhoto(key: MediaKey, { deps, signal }: Ctx): Promise<MediaKey> {
  const { chunks } = await deps.media.open(key);
  return deps.media.put('photo', chunks, { signal });
}

async function fetchTo(
  path: string,
  photo: Photo,
  limits: { readonly maxBytes: number; readonly signal: AbortSignal },
): Promise<void> {
  const { signal, maxBytes } = limits;
  try {
    await writeFile(path, photo.fetch(signal), limits);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Refusal) throw error;
    if (error instanceof QueueError && error.code === 'media-too-large') throw tooLarge(maxBytes);
    if (error instanceof QueueError && error.code === 'media-empty')
      throw new Refusal('error-photo-empty');
    throw new Refusal('refused-photo-not-fetched', undefined, { cause: error });
  }
}

/** A check that fails says nothing about the photo: the rendering will. */
async function look(path: string, { deps, signal }: Ctx): Promise<PhotoVerdict> {
  try {
    return await deps.photoCheck.check(path, signal);
  } catch {
    signal.throwIfAborted();
    return { refusal: null, notes: [] };
  }
}

function tooLarge(limit: number): Refusal {
  return new Refusal('error-media-too-large', { limit: limit / 1e6 });
}
