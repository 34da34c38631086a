import type { RgbImage } from '../core/image.ts';
import type { PictureSize } from '../diffusion/pillow-resize.ts';
import { posePixels } from '../diffusion/vae-pixels.ts';
import { POSE_CACHE_BYTES } from '../models/memory-stages.ts';
import type { Model } from '../models/open-model.ts';
import { concatenate } from './concatenate.ts';

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
  const kept = new Map<number, Float32Array>();
  async function compute(frame: number): Promise<Float32Array> {
    const pictures = Object.entries(await poses.at(frame));
    const feeds = pictures.map(([name, picture]) => [
      name,
      posePixels([picture], { width, height }),
    ]);
    const { features } = await guider.run(Object.fromEntries(feeds));
    return features as Float32Array;
  }
  /** The first frames that fit are kept: each step asks for all of them in the same order. */
  async function featuresOf(frame: number): Promise<Float32Array> {
    const known = kept.get(frame);
    if (known) return known;
    const features = await compute(frame);
    if ((kept.size + 1) * features.byteLength <= keptBytes) kept.set(frame, features);
    return features;
  }
  return {
    async of(frames) {
      const parts: Float32Array[] = [];
      for (const frame of frames) parts.push(await featuresOf(frame));
      return concatenate(parts);
    },
    close: () => guider.close(),
  };
}
