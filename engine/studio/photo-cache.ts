import { createHash } from 'node:crypto';
import type { RgbImage } from '../core/image.ts';
import type { Model } from '../models/open-model.ts';
import { type PhotoFeatures, type PhotoOptions, readPhoto } from './photo-features.ts';

/** As `readPhoto`. */
export type PhotoReader = typeof readPhoto;

/** What kept features may take together. Those of a photo at 512×768 are 140 MB in the public models. */
const PHOTO_CACHE_BYTES = 512 * 2 ** 20;

/**
 * Reads photos, and keeps what was read of the last ones: a second clip of the same picture, in the same
 * size and by the same model, looks at nothing anew. Beyond `limitBytes` those go that were not asked for
 * the longest. They are kept in this process alone and nowhere on a disk, so that nothing of a photo
 * outlives it; the picture itself is not kept, only a hash of its pixels.
 */
export function rememberPhotos(
  limitBytes = PHOTO_CACHE_BYTES,
  read: PhotoReader = readPhoto,
): PhotoReader {
  const kept = new Map<string, PhotoFeatures>();
  return async (model, photo, options) => {
    options.signal?.throwIfAborted();
    const key = keyOf(model, photo, options);
    const features = kept.get(key) ?? (await read(model, photo, options));
    // A map remembers the order of insertion: the last one asked for comes last.
    kept.delete(key);
    kept.set(key, features);
    dropOldest(kept, limitBytes);
    return features;
  };
}

function keyOf(model: Model, photo: RgbImage, { size, roundBank = false }: PhotoOptions): string {
  const pixels = createHash('sha256').update(photo.data).digest('hex');
  const sizes = [photo.width, photo.height, size.width, size.height];
  return JSON.stringify([model.id, roundBank, pixels, ...sizes]);
}

function dropOldest(kept: Map<string, PhotoFeatures>, limitBytes: number): void {
  let bytes = [...kept.values()].reduce((sum, features) => sum + bytesOf(features), 0);
  for (const [key, features] of kept) {
    if (bytes <= limitBytes) return;
    bytes -= bytesOf(features);
    kept.delete(key);
  }
}

function bytesOf({ plain, reference, keys }: PhotoFeatures): number {
  return [plain, reference, keys]
    .flatMap((tensors) => Object.values(tensors))
    .reduce((sum, { byteLength }) => sum + byteLength, 0);
}
