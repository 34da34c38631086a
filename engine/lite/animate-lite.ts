import { smoothWindows, taperedWeights } from '../diffusion/smooth-windows.ts';
import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { denoiseWindow } from './denoise-window.ts';
import { type Enlargement, enlargePlanes } from './enlarge-planes.ts';
import type { FrameTold } from './frame-input.ts';
import { type FrameDrawn, mendFrame, type Openings, openingsOf } from './mend-frame.ts';
import type { LiteModel } from './open-lite.ts';

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
  /** In the clip's size. */
  drawn(frame: number): FrameDrawn;
}

/** Frames that see one another, as many as in a clip of the training, and how many of them a window shares with the next. */
const WINDOW = { size: 8, overlap: 2 };

/**
 * A photo and the puppet's frames → the clip's, planes [3,H,W] about −1…1, in order. Windows are made
 * one after the other, each from noise to picture, and fade into each other: a clip may be of any length.
 * What the network says is enlarged before anything is mixed, so that photo and puppet keep the clip's detail.
 */
export async function* animateLite(
  options: LiteOptions,
): AsyncGenerator<Float32Array, void, undefined> {
  const { model, frames, clip, enlargement } = options;
  const { size, overlap } = windowOf(model, frames.count);
  const windows = smoothWindows({ frames: frames.count, size, overlap, step: 0 });
  const network = await model.openFrames({ ...options.size, frames: size });
  const begun = new Map<number, Fading>();
  const enlarge = (plane: Float32Array) =>
    enlargePlanes(plane, options.size, { to: clip, enlargement });
  try {
    for (const [n, window] of windows.entries()) {
      const next = windows[n + 1]?.[0] ?? frames.count;
      const told = window.map((frame) => frames.told(frame));
      const parts = await denoiseWindow(told, { ...options, network });
      const weights = taperedWeights(window.length, overlap);
      for (const [place, frame] of window.entries()) {
        const faded = fade(begun.get(frame), openingsOf(parts[place]!), weights[place]!);
        begun.delete(frame);
        if (frame >= next) {
          begun.set(frame, faded);
          continue;
        }
        const { person, gain } = faded.openings;
        yield mendFrame({ person: enlarge(person), gain: enlarge(gain) }, frames.drawn(frame), {
          size: clip,
          enlarged: enlargement.factor,
        });
      }
    }
  } finally {
    await network.close();
  }
}

/** What the windows up to now say of a frame. */
interface Fading {
  readonly openings: Openings;
  readonly weight: number;
}

function fade(before: Fading | undefined, openings: Openings, weight: number): Fading {
  if (!before) return { openings, weight };
  const sum = before.weight + weight;
  const share = weight / sum;
  const mixed = (a: Float32Array, b: Float32Array) =>
    a.map((value, at) => value + share * (b[at]! - value));
  return {
    openings: {
      person: mixed(before.openings.person, openings.person),
      gain: mixed(before.openings.gain, openings.gain),
    },
    weight: sum,
  };
}

function windowOf({ weights }: LiteModel, frames: number): { size: number; overlap: number } {
  if (!weights.hasMotion) return { size: 1, overlap: 0 };
  const size = Math.min(WINDOW.size, weights.widths.motion.positions, frames);
  return { size, overlap: Math.min(WINDOW.overlap, size - 1) };
}
