import type { MediaKey, MediaStore } from '../../queue/media-store.ts';

/** The newest preview of the job at hand in the media store; the one before it goes. */
export interface PreviewKeeper {
  readonly key: MediaKey | null;
  show(jpeg: Uint8Array): void;
  /** The newest one, once it is stored; it is the clip's from now on. */
  handOver(): Promise<MediaKey | null>;
  /** The job has ended: nobody looks at previews any more. */
  drop(): Promise<void>;
}

/** @param onError a preview that cannot be stored is no reason to stop */
export function keepPreview(media: MediaStore, onError: (error: unknown) => void): PreviewKeeper {
  let key: MediaKey | null = null;
  let work = Promise.resolve();
  const replaceBy = async (next: MediaKey | null) => {
    const old = key;
    key = next;
    if (old !== null) await media.delete(old);
  };
  return {
    get key() {
      return key;
    },
    show(jpeg) {
      work = work
        .then(async () => replaceBy(await media.put('preview', once(jpeg))))
        .catch(onError);
    },
    async handOver() {
      await work;
      const last = key;
      key = null;
      return last;
    },
    drop() {
      work = work.then(() => replaceBy(null)).catch(onError);
      return work;
    },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
