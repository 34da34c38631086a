import { z } from 'zod';

export const MEDIA_KINDS = ['photo', 'driver', 'clip', 'preview'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** What a kind of media may weigh at most, bytes, and what it is served as. */
export const MEDIA: Readonly<Record<MediaKind, { readonly maxBytes: number }>> = {
  photo: { maxBytes: 30e6 },
  driver: { maxBytes: 200e6 },
  clip: { maxBytes: 500e6 },
  preview: { maxBytes: 5e6 },
};

/** `kind/` and 128 random bits in hex: nobody can guess one, and no path can hide in it. */
export const mediaKeySchema = z
  .string()
  .regex(/^(photo|driver|clip|preview)\/[0-9a-f]{32}$/)
  .brand('MediaKey');
export type MediaKey = z.infer<typeof mediaKeySchema>;

export interface StoredMedia {
  readonly key: MediaKey;
  readonly bytes: number;
  /** When it was put there, milliseconds since 1970. */
  readonly storedAt: number;
}

export interface MediaSource {
  readonly bytes: number;
  /** Read it to the end or break out of the loop: either closes it. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/**
 * Where pictures and clips lie between the processes. A key is visible only once all its bytes are
 * safe; what is visible never changes.
 */
export interface MediaStore {
  /**
   * Stores all chunks under a new key.
   * @throws QueueError `media-too-large` past `maxBytes` (default: the kind's limit), `media-empty`,
   *   `store-full`, `store-not-writable`; nothing is left behind then, nor after an abort
   */
  put(kind: MediaKind, chunks: AsyncIterable<Uint8Array>, options?: PutOptions): Promise<MediaKey>;
  /** @throws QueueError `media-missing` */
  open(key: MediaKey): Promise<MediaSource>;
  /** Does nothing when it is gone already. */
  delete(key: MediaKey): Promise<void>;
  /** Everything visible, in no order. */
  list(): AsyncIterable<StoredMedia>;
  /** Removes what writers that died left behind more than `olderThanMs` ago; returns how many. */
  removePartials(olderThanMs: number): Promise<number>;
  close(): Promise<void>;
}

export interface PutOptions {
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}
