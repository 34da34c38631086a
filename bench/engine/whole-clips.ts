import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchPeakMemory } from '../../engine/child/process-memory.ts';
import { type RenderProcess, startRenderProcess } from '../../engine/child/render-process.ts';
import type { Stage } from '../../engine/progress.ts';
import type { RenderRequest } from '../../engine/render-request.ts';
import { sampleClip } from '../sample-clip.ts';
import type { Quality, Size } from './options.ts';
import { type Spread, spreadOf } from './spread.ts';

export interface WholeClips extends Size {
  readonly quality: Quality;
  readonly frames: number;
  /** From the photo's file to the MP4, with the models loaded. */
  readonly seconds: Spread;
  /** Of these, drawing and encoding, milliseconds a frame. */
  readonly frameMs: Spread;
  readonly framesASecond: number;
  /** Most memory of the process and of those that it started, MB. */
  readonly peakMegabytes: number;
}

interface Rendering {
  readonly quality: Quality;
  readonly sizes: readonly Size[];
  readonly frames: number;
  readonly repeat: number;
  onClip(what: string): void;
}

/**
 * Renders clips in the product's own render process, as the worker does, and measures them from
 * outside. The sizes take turns; a first clip of the first size is not counted.
 */
export async function measureWholeClips(rendering: Rendering): Promise<WholeClips[]> {
  const { quality, sizes, frames, repeat, onClip } = rendering;
  const folder = await mkdtemp(join(tmpdir(), 'anydance-engine-'));
  const process_ = startRenderProcess(process.env);
  try {
    const render = async (size: Size, what: string) => {
      onClip(`${quality}, ${size.width}×${size.height}, ${what}`);
      return renderClip(process_, sampleClip({ quality, frames, ...size }, folder));
    };
    await render(sizes[0] as Size, 'warming up');
    const clips = new Map(sizes.map((size) => [size, [] as RenderedClip[]]));
    for (let round = 1; round <= repeat; round++) {
      for (const [size, rendered] of clips)
        rendered.push(await render(size, `clip ${round} of ${repeat}`));
    }
    return [...clips].map(([size, rendered]) => summarise({ quality, frames, ...size }, rendered));
  } finally {
    process_.close();
    await rm(folder, { recursive: true });
  }
}

interface RenderedClip {
  readonly seconds: number;
  readonly drawnSeconds: number;
  readonly peakBytes: number;
}

type ClipKind = Pick<WholeClips, 'quality' | 'frames' | 'width' | 'height'>;

async function renderClip(renderer: RenderProcess, request: RenderRequest): Promise<RenderedClip> {
  const memory = watchPeakMemory(renderer.pid as number);
  const begun = new Map<Stage, number>();
  const start = performance.now();
  try {
    await renderer.render(request, {
      signal: new AbortController().signal,
      onProgress: ({ stage }) => begun.set(stage, begun.get(stage) ?? performance.now()),
    });
  } finally {
    memory.stop();
  }
  const end = performance.now();
  const drawnFrom = begun.get('frames') ?? end;
  return {
    seconds: (end - start) / 1000,
    drawnSeconds: ((begun.get('finish') ?? end) - drawnFrom) / 1000,
    peakBytes: memory.stop(),
  };
}

function summarise(kind: ClipKind, clips: readonly RenderedClip[]): WholeClips {
  const seconds = spreadOf(clips.map((clip) => clip.seconds));
  return {
    ...kind,
    seconds,
    frameMs: spreadOf(clips.map(({ drawnSeconds }) => (1000 * drawnSeconds) / kind.frames)),
    framesASecond: kind.frames / seconds.median,
    peakMegabytes: Math.max(...clips.map(({ peakBytes }) => peakBytes)) / 1e6,
  };
}
