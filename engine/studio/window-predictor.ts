import type { PredictRequest, Rows } from '../diffusion/denoise.ts';
import type { Model } from '../models/open-model.ts';
import { timeSinusoid } from '../networks/time-embedding.ts';
import type { OnnxSession } from '../runtime/onnx.ts';
import { concatenate } from './concatenate.ts';
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
}

/** The denoising network, opened when a window of a new length or with other rows comes. */
export function createWindowPredictor(model: Model, options: PredictorOptions): WindowPredictor {
  const { photo, poses, splitGuidance = false } = options;
  const networks = createUnets(model, photo, splitGuidance ? 2 : 1);
  const base = model.widths.unet.blockOutChannels[0] as number;
  return {
    async predict({ latents, frames, timestep, rows }) {
      const feeds = {
        latents,
        pose: await poses.of(frames),
        time: timeSinusoid(timestep, base),
        ...photo.keys,
      };
      const passes = splitGuidance ? rows.map((row) => [row] as const) : [rows];
      const answers: Float32Array[] = [];
      for (const pass of passes) {
        const network = await networks.of(frames.length, pass);
        const answer = await network.run({ ...feeds, ...contextOf(photo, pass) });
        answers.push(answer.prediction as Float32Array);
      }
      return concatenate(answers);
    },
    close: () => networks.closeAll(),
  };
}

type Pass = Rows | readonly ['plain'];

/** Keeps so many networks open as a window's passes need; an older one makes room first. */
function createUnets(model: Model, { size }: PhotoFeatures, limit: number) {
  const open = new Map<string, OnnxSession>();
  async function close(key: string): Promise<void> {
    const network = open.get(key);
    open.delete(key);
    await network?.close();
  }
  return {
    async of(frames: number, rows: Pass): Promise<OnnxSession> {
      const key = `${frames} ${rows}`;
      const known = open.get(key);
      if (known) return known;
      const [oldest] = open.keys();
      if (oldest && open.size >= limit) await close(oldest);
      const network = await model.open('denoising-unet', {
        latent: latentSize(size),
        frames,
        rows,
      });
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
