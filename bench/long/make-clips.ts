import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startRenderProcess } from '../../engine/child/render-process.ts';
import { sampleClip } from '../sample-clip.ts';
import type { MemorySample } from './memory-curve.ts';
import type { LongClip } from './network-clip.ts';
import { watchMemory } from './watch-memory.ts';

const NETWORK_CLIP = join(import.meta.dirname, 'network-clip.ts');

/** A clip by the networks of a model, in a process of its own. */
export async function watchNetworkClip(clip: LongClip): Promise<readonly MemorySample[]> {
  const args = ['--no-warnings', NETWORK_CLIP, JSON.stringify(clip)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const watch = watchMemory(child.pid as number, 'start');
  createInterface({ input: child.stdout }).on('line', watch.stage);
  const [status] = await once(child, 'exit');
  const samples = watch.stop();
  if (status !== 0) throw new Error(`a clip of ${clip.frames} frames ended with ${status}`);
  return samples;
}

/** A whole clip of the quality `preview`, in the product's own render process. */
export async function watchPreview({
  folder,
  width,
  height,
  frames,
}: Pick<LongClip, 'width' | 'height' | 'frames'> & {
  readonly folder: string;
}): Promise<readonly MemorySample[]> {
  const renderer = startRenderProcess(process.env);
  const watch = watchMemory(renderer.pid as number, 'start');
  const request = sampleClip({ quality: 'preview', width, height, frames }, folder);
  try {
    await renderer.render(request, {
      signal: new AbortController().signal,
      onProgress: ({ stage }) => watch.stage(stage),
    });
    return watch.stop();
  } finally {
    renderer.close();
    await rm(request.output, { force: true });
  }
}
