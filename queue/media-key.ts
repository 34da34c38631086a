import { randomBytes } from 'node:crypto';
import { type MediaKey, type MediaKind, mediaKeySchema } from './media-store.ts';

export function kindOf(key: MediaKey): MediaKind {
  return key.slice(0, key.indexOf('/')) as MediaKind;
}

/** A key that nobody had before and nobody can guess. */
export function newMediaKey(kind: MediaKind): MediaKey {
  return mediaKeySchema.parse(`${kind}/${randomBytes(16).toString('hex')}`);
}
