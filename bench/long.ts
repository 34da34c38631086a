import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sayBytes } from '../engine/core/say-bytes.ts';
import { type MemoryPlan, planMemory } from '../engine/models/memory-plan.ts';
import { type Model, openModel } from '../engine/models/open-model.ts';
import { openBigFolder } from './big-folder.ts';
import { LITE_WIDTHS } from './long/lite-widths.ts';
import { watchNetworkClip, watchPreview } from './long/make-clips.ts';
import { type MemorySample, peakOf, sparkline, stagePeaks } from './long/memory-curve.ts';
import { writeRandomModel } from './random-model.ts';

const HELP = `npm run bench:long -- [OPTION ...]

Watches the memory of clips of different lengths: by small networks with random weights, from photo to
frames, and of the quality preview. Fails where more is taken than was predicted, or where longer clips
take more than they may. Linux.

  --frames N,N,N   lengths, shortest first; default 48,240,480: 2, 10 and 20 s
  --size WxH       default 256x384
  --steps N        of denoising; default 2
  --only NAME      networks or preview`;

/** What is measured may be so much more than what was predicted. */
const TOLERANCE = 1.15;
/** Buffers of 64 MB may wait before V8 collects them: by so much the same clip differs from run to run. */
const NOISE_BYTES = 64e6;
const COLUMNS = 60;

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '48,240,480' },
    size: { type: 'string', default: '256x384' },
    steps: { type: 'string', default: '2' },
    only: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const lengths = values.frames.split(',').map(Number);
const [width = 0, height = 0] = values.size.split('x').map(Number);
const steps = Number(values.steps);
const isRight =
  [...lengths, steps].every((count) => Number.isInteger(count) && count > 0) &&
  [width, height].every((side) => side > 0 && side % 8 === 0) &&
  ['networks', 'preview', undefined].includes(values.only);
if (values.help || !isRight) {
  console.log(HELP);
  process.exitCode = values.help ? 0 : 2;
} else process.exitCode = (await watchAll()) ? 0 : 1;

async function watchAll(): Promise<boolean> {
  const folder = await openBigFolder('long');
  const networks = values.only === 'preview' || (await watchNetworks(folder));
  const preview = values.only === 'networks' || (await watchPreviews(folder));
  return networks && preview;
}

/**
 * Each length within what the memory plan predicts beside the process itself. Where windows are as long
 * as the first clip's, only what is kept of each frame may make a longer one take more: its latents and,
 * up to a limit, its pose features.
 */
async function watchNetworks(folder: string): Promise<boolean> {
  const path = join(folder, 'model');
  await mkdir(path);
  await writeRandomModel(path, LITE_WIDTHS);
  const model = await openModel(path, 'cpu');
  let isGood = true;
  let first: { readonly bytes: number; readonly plan: MemoryPlan } | undefined;
  for (const frames of lengths) {
    const samples = await watchNetworkClip({ model: path, width, height, frames, steps });
    print(`networks, ${frames} frames`, samples);
    const plan = predict(model, frames);
    const own = peakOf(samples.filter(({ stage }) => stage === 'start'));
    const limit = own + TOLERANCE * plan.peak.total;
    isGood =
      judge('the process before any network, and what was predicted', samples, limit) && isGood;
    if (first?.plan.choice.window === plan.choice.window) {
      const grown = first.bytes + plan.peak.caches - first.plan.peak.caches + NOISE_BYTES;
      isGood =
        judge('the first clip, and what is kept of further frames', samples, grown) && isGood;
    }
    first ??= { bytes: peakOf(samples), plan };
  }
  return isGood;
}

function predict(model: Model, frames: number): MemoryPlan {
  const { profile, widths } = model;
  const window = Math.min(profile.window.frames, widths.motion.positions, frames);
  return planMemory({
    style: model,
    provider: 'cpu',
    availableBytes: Number.POSITIVE_INFINITY,
    wanted: { width, height, frames, window, guidance: true },
  });
}

/** Frames are drawn, encoded and forgotten: a longer clip takes no more than the shortest. */
async function watchPreviews(folder: string): Promise<boolean> {
  let isGood = true;
  let limit: number | undefined;
  for (const frames of lengths) {
    const samples = await watchPreview({ folder, width, height, frames });
    print(`preview, ${frames} frames`, samples);
    limit ??= peakOf(samples) + NOISE_BYTES;
    isGood = judge('the shortest clip', samples, limit) && isGood;
  }
  return isGood;
}

function print(title: string, samples: readonly MemorySample[]): void {
  const seconds = ((samples.at(-1)?.ms ?? 0) / 1000).toFixed(0);
  console.log(`${title}, ${width}×${height}: ${seconds} s, peak ${sayBytes(peakOf(samples))}`);
  console.log(`  ${sparkline(samples, COLUMNS)}`);
  const stages = stagePeaks(samples).map(
    ({ stage, seconds, bytes }) => `${stage} ${sayBytes(bytes)} (${seconds.toFixed(1)} s)`,
  );
  console.log(`  ${stages.join(', ')}`);
}

function judge(what: string, samples: readonly MemorySample[], limit: number): boolean {
  const isGood = peakOf(samples) <= limit;
  const [peak, allowed] = [peakOf(samples), limit].map((bytes) => `${(bytes / 1e6).toFixed(0)} MB`);
  console.log(`  ${peak}, ${isGood ? 'within' : 'MORE THAN'} ${allowed}: ${what}`);
  return isGood;
}
