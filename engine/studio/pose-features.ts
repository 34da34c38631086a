import { concatenate } from '../core/concatenate.ts';
import type { RgbImage } from '../core/image.ts';
import type { PictureSize } from '../diffusion/pillow-resize.ts';
import { posePixels } from '../diffusion/vae-pixels.ts';
import { POSE_CACHE_BYTES } from '../models/memory-stages.ts';
import type { Model } from '../models/open-model.ts';

/** The poses of a clip, drawn as the model's training had them. */
export interface Poses {
  /** How many frames the clip has. */
  readonly frames: number;
  /**
   * The pictures of a frame by what they show: `pose`, or the four that Champ is guided by. Asked
   * for anew whenever it is needed, so that a long clip need not hold them all.
   */
  at(
    frame: number,
  ): Promise<Readonly<Record<string, RgbImage>>> | Readonly<Record<string, RgbImage>>;
}

export interface PoseFeatures {
  /** Those of a window's frames, [f,C,h,w]. */
  of(frames: readonly number[]): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Opens the pose guider. Each frame is guided by itself, so windows of any length agree on it. */
export async function openPoseFeatures(
  model: Model,
  poses: Poses,
  {
    size: { width, height },
    keptBytes = POSE_CACHE_BYTES,
  }: { size: PictureSize; keptBytes?: number },
): Promise<PoseFeatures> {
  const guider = await model.open('pose-guider', { frames: 1, width, height });
  async function compute(frame: number): Promise<Float32Array> {
    const pictures = Object.entries(await poses.at(frame));
    const feeds = pictures.map(([name, picture]) => [
      name,
      posePixels([picture], { width, height }),
    ]);
    const { features } = await guider.run(Object.fromEntries(feeds));
    return features as Float32Array;
  }
  const keep = keepFrames(compute, { frames: poses.frames, keptBytes });
  return {
    async of(frames) {
      const parts: Float32Array[] = [];
      for (const frame of frames) parts.push(await keep.of(frame));
      return keep.run(frames) ?? concatenate(parts);
    },
    close: () => guider.close(),
  };
}

/**
 * Keeps the first frames that fit, one behind the other: what a window of them asks for lies there as it
 * is to be fed, and at 512×768 that is 190 MB not copied at every step.
 */
function keepFrames(
  compute: (frame: number) => Promise<Float32Array>,
  { frames, keptBytes }: { readonly frames: number; readonly keptBytes: number },
) {
  const known = new Set<number>();
  let kept = new Float32Array();
  let length = 0;
  const partOf = (frame: number, count = 1) =>
    kept.subarray(frame * length, (frame + count) * length);
  return {
    /** The features of a frame. */
    async of(frame: number): Promise<Float32Array> {
      if (known.has(frame)) return partOf(frame);
      const features = await compute(frame);
      if (length === 0) {
        length = features.length;
        const room = Math.floor(keptBytes / features.byteLength);
        kept = new Float32Array(Math.min(frames, room) * length);
      }
      if ((frame + 1) * length > kept.length) return features;
      known.add(frame);
      partOf(frame).set(features);
      return partOf(frame);
    },
    /** Those of a window, in one piece, where they are all kept and follow one another. */
    run([first = 0, ...others]: readonly number[]): Float32Array | undefined {
      const follow = others.every((frame, n) => frame === first + n + 1 && known.has(frame));
      return follow && known.has(first) ? partOf(first, others.length + 1) : undefined;
    },
  };
}
