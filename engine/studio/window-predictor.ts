import { concatenate } from '../core/concatenate.ts';
import type { PredictRequest, Rows } from '../diffusion/denoise.ts';
import type { HeldTensors } from '../models/hold-tensors.ts';
import type { Model } from '../models/open-model.ts';
import { timeSinusoid } from '../networks/time-embedding.ts';
import type { Feed, OnnxSession } from '../runtime/onnx.ts';
import { createDeepFeatures } from './deep-features.ts';
import { latentSize } from './latent-size.ts';
import type { PhotoFeatures } from './photo-features.ts';
import type { PoseFeatures } from './pose-features.ts';
import type { Tensors } from './run-once.ts';

export interface WindowPredictor {
  /** The denoising network's prediction for a window, [rows · f,4,h,w]. */
  predict(request: PredictRequest): Promise<Float32Array>;
  close(): Promise<void>;
}

export interface PredictorOptions {
  readonly photo: PhotoFeatures;
  readonly poses: PoseFeatures;
  /** The two rows of guidance one after the other: half the activations, twice the weights. */
  readonly splitGuidance?: boolean | undefined;
  /** Absent: every step runs the whole network. */
  readonly deepCache?: DeepCache | undefined;
}

/** Steps that take what the network computed below a skip branch from the step before them. */
export interface DeepCache {
  /** Every so many steps the whole network runs, at the first of them to begin with. */
  readonly interval: number;
  /** The skip branch, see `DeepCachePart`. */
  readonly branch: number;
  /** What the kept features may take; windows with frames beyond it always run in full. */
  readonly limitBytes: number;
}

/** The denoising network, opened when a window of a new length or with other rows comes. */
export function createWindowPredictor(model: Model, options: PredictorOptions): WindowPredictor {
  const { photo, poses, splitGuidance = false, deepCache } = options;
  const networks = createUnets(model, options);
  const base = model.widths.unet.blockOutChannels[0] as number;
  const run = deepCache ? runInParts(networks, deepCache) : runWhole(networks);
  let keys: Promise<HeldTensors> | undefined;
  return {
    async predict(request) {
      const { latents, frames, timestep, rows } = request;
      keys ??= model.hold(photo.keys);
      const feeds = {
        latents,
        pose: await poses.of(frames),
        time: timeSinusoid(timestep, base),
        ...(await keys).feeds,
      };
      const passes = splitGuidance ? rows.map((row) => [row] as const) : [rows];
      const answers: Float32Array[] = [];
      for (const pass of passes) {
        answers.push(await run(request, pass, { ...feeds, ...contextOf(photo, pass) }));
      }
      return concatenate(answers);
    },
    async close() {
      await networks.closeAll();
      await (await keys)?.release();
    },
  };
}

type Pass = Rows | readonly ['plain'];
type Feeds = Readonly<Record<string, Feed>>;
type Run = (request: PredictRequest, rows: Pass, feeds: Feeds) => Promise<Float32Array>;

function runWhole(networks: Unets): Run {
  return async ({ frames }, rows, feeds) => {
    const network = await networks.of('denoising-unet', frames.length, rows);
    return (await network.run(feeds)).prediction as Float32Array;
  };
}

/** Where nothing is kept yet of a frame or a row, the whole network runs as well. */
function runInParts(networks: Unets, { interval, limitBytes }: DeepCache): Run {
  const features = createDeepFeatures(limitBytes);
  return async ({ frames, step }, rows, feeds) => {
    const deep = step % interval === 0 ? undefined : features.of({ frames, rows });
    const part = deep ? 'denoising-shallow' : 'denoising-full';
    const network = await networks.of(part, frames.length, rows);
    const answer = await network.run(deep ? { ...feeds, deep } : feeds);
    if (!deep) features.keep(step, { frames, rows }, answer.deep as Float32Array);
    return answer.prediction as Float32Array;
  };
}

interface Unets {
  of(
    name: 'denoising-unet' | 'denoising-full' | 'denoising-shallow',
    frames: number,
    rows: Pass,
  ): Promise<OnnxSession>;
  closeAll(): Promise<void>;
}

/** Keeps so many networks open as a window's passes and parts need; an older one makes room first. */
function createUnets(model: Model, options: PredictorOptions): Unets {
  const { photo, splitGuidance, deepCache } = options;
  const limit = (splitGuidance ? 2 : 1) * (deepCache ? 2 : 1);
  const open = new Map<string, OnnxSession>();
  async function close(key: string): Promise<void> {
    const network = open.get(key);
    open.delete(key);
    await network?.close();
  }
  return {
    async of(name, frames, rows) {
      const key = `${name} ${frames} ${rows}`;
      const known = open.get(key);
      if (known) return known;
      const [oldest] = open.keys();
      if (oldest && open.size >= limit) await close(oldest);
      const size = { latent: latentSize(photo.size), frames, rows };
      const branch = deepCache?.branch ?? 0;
      const network = await (name === 'denoising-unet'
        ? model.open(name, size)
        : model.open(name, { ...size, branch }));
      open.set(key, network);
      return network;
    },
    async closeAll() {
      for (const key of [...open.keys()]) await close(key);
    },
  };
}

/** `context.*` [rows,C]. */
function contextOf(photo: PhotoFeatures, rows: Pass): Tensors {
  return Object.fromEntries(
    Object.keys(photo.reference).map((name) => [
      name,
      concatenate(rows.map((row) => photo[row][name] as Float32Array)),
    ]),
  );
}
