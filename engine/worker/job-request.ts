import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Job } from '../../queue/job.ts';
import type { MediaKey, MediaStore } from '../../queue/media-store.ts';
import { UserError } from '../core/user-error.ts';
import { type RenderRequest, renderRequestSchema } from '../render-request.ts';

/**
 * Fetches the pictures of a job into `folder`, where its clip is to be made too.
 * @throws UserError `option-invalid` when the job asks for what the engine does not do
 * @throws QueueError `media-missing`, `store-…`
 */
export async function fetchRequest(
  job: Job,
  folder: string,
  { media, signal }: { readonly media: MediaStore; readonly signal: AbortSignal },
): Promise<RenderRequest> {
  const request = toRequest(job, folder);
  await fetchFile(job.payload.photo, request.photo);
  if (job.payload.driver && request.driver) await fetchFile(job.payload.driver, request.driver);
  return request;

  async function fetchFile(key: MediaKey, path: string): Promise<void> {
    const { chunks } = await media.open(key);
    await pipeline(Readable.from(chunks), createWriteStream(path, { mode: 0o600 }), { signal });
  }
}

function toRequest({ payload, quality }: Job, folder: string): RenderRequest {
  const { version, ...wishes } = payload;
  const candidate = {
    ...wishes,
    quality,
    photo: join(folder, 'photo'),
    driver: payload.driver && join(folder, 'driver'),
    output: join(folder, 'clip.mp4'),
  };
  const parsed = renderRequestSchema.safeParse(candidate);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  const option = path.join('.');
  const given = String(Object.entries(candidate).find(([name]) => name === option)?.[1]);
  throw new UserError('option-invalid', { option, expected: message, given });
}
