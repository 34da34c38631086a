import type { NewJob } from '../../queue/job.ts';
import type { MediaKey } from '../../queue/media-store.ts';

export const SURFACE = 'soak';
const USERS = 20;

/** Most jobs end well; some photos are refused, and some make the renderer crash at every try. */
export function soakJob(index: number, photo: MediaKey): NewJob {
  return {
    dedupeKey: `soak:${index}`,
    userId: `soak:user-${index % USERS}`,
    communityId: null,
    quality: 'preview',
    priority: index % 50 === 0 ? 1 : 0,
    clipSeconds: 1 + (index % 4),
    payload: {
      version: 1,
      photo,
      dance: index % 40 === 7 ? 'refuses' : index % 100 === 3 ? 'crashes' : 'disco',
      driver: null,
      seconds: 1 + (index % 4),
      width: 512,
      height: 768,
      fps: 24,
      music: true,
      background: 'photo',
      seed: index,
      maxBytes: null,
    },
    replyTo: { surface: SURFACE, address: { index } },
  };
}
