import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCommand, findFfmpeg, runCommand } from '../../../engine/video/ffmpeg.ts';
import type { JobProgress } from '../../../queue/job.ts';
import type { Claim, JobQueue } from '../../../queue/job-queue.ts';
import type { MediaStore } from '../../../queue/media-store.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { inChunks } from '../../queue/chunks.ts';
import { claimed, PREVIEWS } from '../../queue/contract/fixtures.ts';

const PROGRESS = { stage: 'frames', etaMs: 12_000 };
const CLIP = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-movflags', '+faststart'];

/** A worker that does a step when it is told to, with pictures and clips that browsers can show. */
export async function startHandWorker(
  { queue, media }: { readonly queue: JobQueue; readonly media: MediaStore },
  worker = PREVIEWS,
) {
  // Nobody waits yet: it only says that it is there.
  await queue.claim(worker);
  return {
    take: () => claimed(queue, worker),
    async show(claim: Claim, fraction: number, more: Partial<JobProgress> = {}) {
      const frame = await film('frame.jpg', ['-frames:v', '1']);
      const preview = await media.put('preview', inChunks(frame));
      await queue.heartbeat(claim, { ...PROGRESS, fraction, preview, ...more });
    },
    /** A quick first version of the clip. */
    async draft(claim: Claim, fraction: number) {
      const preview = await media.put('clip', inChunks(await film('draft.mp4', CLIP)));
      await queue.heartbeat(claim, { ...PROGRESS, fraction, preview });
    },
    async finish(claim: Claim) {
      const clip = await film('clip.mp4', CLIP);
      const key = await media.put('clip', inChunks(clip));
      const { width, height } = claim.job.payload;
      const size = { bytes: clip.length, seconds: 2, width, height };
      await queue.complete(claim, { clip: key, ...size, notes: [], renderMs: 1000 });
    },
  };
}

async function film(name: string, options: readonly string[]): Promise<Uint8Array> {
  const path = join(tempFolder(), name);
  const command = createCommand(
    await findFfmpeg(process.env),
    'testsrc2=size=480x854:rate=25:duration=2',
  )
    .inputOptions('-hide_banner', '-f', 'lavfi')
    .outputOptions(...options)
    .output(path);
  await runCommand(command);
  return readFileSync(path);
}
