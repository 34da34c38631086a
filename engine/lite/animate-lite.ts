import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { createClipDrawing } from './clip-drawing.ts';
import { denoiseWindow, frameNoise } from './denoise-window.ts';
import type { Enlargement } from './enlarge-planes.ts';
import type { FrameTold } from './frame-input.ts';
import type { LiteModel } from './open-lite.ts';
import { photoLikeness } from './photo-likeness.ts';
import type { FrameRedrawn } from './redraw-frame.ts';

interface LiteOptions {
  readonly model: LiteModel;
  /** What is seen of the photo, see `lookAtPhoto`. */
  readonly photo: Readonly<Record<string, Float32Array>>;
  readonly frames: LiteFrameSource;
  /** Of the network's pictures, see `liteSize`. */
  readonly size: LiteSize;
  readonly steps: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  /** Of the clip's pictures. */
  readonly clip: LiteSize;
  readonly enlargement: Enlargement;
}

/** The frames of a clip, drawn when they are asked for. */
interface LiteFrameSource {
  readonly count: number;
  /** In the network's size. */
  told(frame: number): FrameTold;
  /** The photo's own pose, in the network's size. */
  own(): FrameTold;
  /** In the clip's size. */
  drawn(frame: number): FrameRedrawn;
}

/** In dB: who is drawn less like their photo is only mended, see `photoLikeness` and training/runs.md. */
const LEAST_LIKENESS = 20.5;

/**
 * Frames that see one another, as many as in a clip of the training. Windows share none: all begin with the same noise, and
 * seams are as steady as with frames that fade into each other, see training/runs.md.
 */
const WINDOW = 8;

/**
 * A photo and the puppet's frames → the clip's, planes [3,H,W] about −1…1, in order. Windows are made
 * one after the other, each from noise to picture: a clip may be of any length.
 * What the network says is enlarged before anything is mixed, so that photo and puppet keep the clip's detail.
 * The puppet is mended; of whom the network knows how to draw, the body is redrawn as well.
 */
export async function* animateLite(
  options: LiteOptions,
): AsyncGenerator<Float32Array, void, undefined> {
  const { model, frames } = options;
  const { count } = frames;
  const size = windowSize(model, count);
  const noise = frameNoise(options.seed, options.size);
  const likeness = await photoLikeness(frames.own(), { ...options, noise });
  const redraws = likeness >= LEAST_LIKENESS;
  const network = await model.openFrames({ ...options.size, frames: size });
  const drawing = createClipDrawing(options);
  try {
    for (let next = 0; next < count; next += size) {
      // The last window begins among frames that are drawn already, for all are as long.
      const first = Math.min(next, count - size);
      const told = Array.from({ length: size }, (_, n) => frames.told(first + n));
      const parts = await denoiseWindow(told, { ...options, noise, network });
      for (let frame = next; frame < first + size; frame++) {
        const said = parts[frame - first]!;
        const drawn = frames.drawn(frame);
        yield redraws
          ? drawing.redrawn(said, told[frame - first]!, drawn)
          : drawing.mended(said, drawn);
      }
    }
  } finally {
    await network.close();
  }
}

function windowSize({ weights }: LiteModel, frames: number): number {
  return weights.hasMotion ? Math.min(WINDOW, weights.widths.motion.positions, frames) : 1;
}
