import { createReadStream } from 'node:fs';
import type { MediaKey, MediaStore } from '../../queue/media-store.ts';

/** What there is to see of the job at hand, in the media store; what it takes the place of goes. */
export interface PreviewKeeper {
  /** The draft; else the newest frame. */
  readonly key: MediaKey | null;
  show(jpeg: Uint8Array): void;
  /** A first version of the clip, which says more than any frame. */
  showDraft(path: string): void;
  /** The newest frame, once it is stored; it is the clip's from now on. */
  handOver(): Promise<MediaKey | null>;
  /** The job has ended: nobody looks at previews any more. */
  drop(): Promise<void>;
}

/** @param onError a preview that cannot be stored is no reason to stop */
export function keepPreview(media: MediaStore, onError: (error: unknown) => void): PreviewKeeper {
  let frame: MediaKey | null = null;
  let draft: MediaKey | null = null;
  let work = Promise.resolve();
  const replaceBy = async (next: MediaKey | null) => {
    const old = frame;
    frame = next;
    if (old !== null) await media.delete(old);
  };
  return {
    get key() {
      return draft ?? frame;
    },
    show(jpeg) {
      work = work
        .then(async () => replaceBy(await media.put('preview', once(jpeg))))
        .catch(onError);
    },
    showDraft(path) {
      work = work
        .then(async () => {
          draft = await media.put('clip', createReadStream(path));
        })
        .catch(onError);
    },
    async handOver() {
      await work;
      const last = frame;
      frame = null;
      return last;
    },
    drop() {
      work = work
        .then(async () => {
          await replaceBy(null);
          if (draft !== null) await media.delete(draft);
          draft = null;
        })
        .catch(onError);
      return work;
    },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
