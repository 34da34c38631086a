import type { JobResult, NewJob } from '../../queue/job.ts';
import { mediaKeySchema } from '../../queue/media-store.ts';

let serial = 0;

export function newJob(overrides: Partial<NewJob> = {}): NewJob {
  return {
    dedupeKey: `test:${++serial}`,
    userId: 'discord:1',
    communityId: null,
    quality: 'lite',
    priority: 0,
    clipSeconds: 4,
    payload: {
      version: 1,
      photo: mediaKeySchema.parse(`photo/${'0a'.repeat(16)}`),
      dance: 'shuffle',
      driver: null,
      seconds: 4,
      width: 512,
      height: 768,
      fps: 24,
      music: true,
      background: 'keep',
      seed: 7,
      maxBytes: null,
    },
    replyTo: { surface: 'discord', address: { channel: '7', message: '9' } },
    ...overrides,
  };
}

export const CLIP = mediaKeySchema.parse(`clip/${'0b'.repeat(16)}`);

export function jobResult(overrides: Partial<JobResult> = {}): JobResult {
  return {
    clip: CLIP,
    bytes: 1000,
    seconds: 4,
    width: 512,
    height: 768,
    notes: [],
    renderMs: 10_000,
    ...overrides,
  };
}
