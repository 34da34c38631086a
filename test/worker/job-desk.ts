import { readFileSync } from 'node:fs';
import type { JobPayload } from '../../queue/job.ts';
import type { QueuePolicy } from '../../queue/job-queue.ts';
import { inChunks } from '../queue/chunks.ts';
import { newJob } from '../queue/contract/fixtures.ts';
import { openLocalStores } from '../queue/local-stores.ts';

/** The asking side of a queue in `folder`. */
export async function openDesk(folder: string, policy: Partial<QueuePolicy> = {}) {
  const stores = await openLocalStores(folder, { maxOpenPerUser: 100, ...policy });
  return {
    ...stores,
    /** Asks for a preview of a second, with a photo of its own; the stub takes its orders from `dance`. */
    async ask(dance: string, payload: Partial<JobPayload> = {}, photo?: string) {
      const bytes = photo === undefined ? 'a photo' : readFileSync(photo);
      const wishes = {
        ...newJob().payload,
        photo: await stores.media.put('photo', inChunks(bytes)),
        dance,
        seconds: 1,
        background: 'photo',
        ...payload,
      };
      const { job } = await stores.queue.enqueue(newJob({ quality: 'preview', payload: wishes }));
      return job;
    },
    async stored() {
      return (await Array.fromAsync(stores.media.list())).map(({ key }) => key).sort();
    },
  };
}
