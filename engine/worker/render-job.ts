import { createReadStream } from 'node:fs';
import type { Job, JobResult } from '../../queue/job.ts';
import type { MediaStore } from '../../queue/media-store.ts';
import type { Renderer } from '../child/render-process.ts';
import { fetchRequest } from './job-request.ts';
import type { PreviewKeeper } from './keep-preview.ts';
import type { JobWatch } from './watch-job.ts';

interface RenderJobTools {
  readonly media: MediaStore;
  readonly renderer: Renderer;
  /** Empty; for this job alone. */
  readonly folder: string;
  readonly watch: JobWatch;
  readonly preview: PreviewKeeper;
}

/** From the media of a job to its clip in the media store. */
export async function renderJob(
  job: Job,
  { media, renderer, folder, watch, preview }: RenderJobTools,
): Promise<JobResult> {
  const startedAt = performance.now();
  const { signal } = watch;
  const request = await fetchRequest(job, folder, { media, signal });
  const { output, bytes, seconds, width, height, notes } = await renderer.render(request, {
    signal,
    onProgress: (progress) => {
      watch.progress = progress;
    },
    onPreview: (jpeg) => preview.show(jpeg),
    onDraft: (path) => preview.showDraft(path),
  });
  const clip = await media.put('clip', createReadStream(output), { signal });
  const renderMs = Math.round(performance.now() - startedAt);
  const kept = { clip, preview: await preview.handOver() };
  return { ...kept, bytes, seconds, width, height, notes, renderMs };
}
