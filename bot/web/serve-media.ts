import type { Context } from 'hono';
import type { Job } from '../../queue/job.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { kindOf } from '../../queue/media-key.ts';
import { type MediaKey, type MediaStore, mediaKeySchema } from '../../queue/media-store.ts';
import { QueueError } from '../../queue/queue-error.ts';
import { cutRange, readRange } from './byte-range.ts';

interface Source {
  readonly queue: JobQueue;
  readonly media: MediaStore;
}

/** A clip or preview of the visitor's own jobs; to all others it is not there. */
export async function serveMedia(ctx: Context, userId: string, { queue, media }: Source) {
  const key = mediaKeySchema.safeParse(`${ctx.req.param('kind')}/${ctx.req.param('id')}`);
  if (!key.success || !(await isOwn(key.data, userId, queue))) return missing(ctx);
  try {
    return await answer(ctx, key.data, media);
  } catch (error) {
    if (error instanceof QueueError && error.code === 'media-missing') return missing(ctx);
    throw error;
  }
}

/** The next preview takes the place of the last at any moment: nothing to complain of. */
function missing(ctx: Context) {
  return ctx.req.param('kind') === 'preview' ? ctx.body(null, 204) : ctx.notFound();
}

async function isOwn(key: MediaKey, userId: string, queue: JobQueue): Promise<boolean> {
  const isOf = ({ result, progress }: Job) => key === result?.clip || key === progress?.preview;
  for await (const job of queue.jobs({ userId })) if (isOf(job)) return true;
  return false;
}

async function answer(ctx: Context, key: MediaKey, media: MediaStore): Promise<Response> {
  const { bytes, chunks } = await media.open(key);
  const range = readRange(ctx.req.header('range'), bytes);
  ctx.header('Accept-Ranges', 'bytes');
  // What is under a key never changes, and belongs to this visitor alone.
  ctx.header('Cache-Control', 'private, max-age=3600, immutable');
  if (range === 'outside') {
    await close(chunks);
    return ctx.body(null, 416, { 'Content-Range': `bytes */${bytes}` });
  }
  const { from, to } = range ?? { from: 0, to: bytes };
  ctx.header('Content-Length', String(to - from));
  ctx.header('Content-Type', kindOf(key) === 'clip' ? 'video/mp4' : 'image/jpeg');
  if (range) ctx.header('Content-Range', `bytes ${from}-${to - 1}/${bytes}`);
  return ctx.body(ReadableStream.from(cutRange(chunks, { from, to })), range ? 206 : 200);
}

async function close(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  await chunks[Symbol.asyncIterator]().return?.();
}
