import type { RgbImage } from '../core/image.ts';
import { type PictureSize, resizePicture } from './pillow-resize.ts';
import { toPlanes } from './planes.ts';

/** The photo for the VAE's encoder: [1, 3, height, width] in [-1, 1], aspect not kept. */
export function photoPixels(photo: RgbImage, size: PictureSize): Float32Array {
  const resized = resizePicture(photo, size, 'lanczos');
  return toPlanes(resized, (byte) => Math.fround(byte / 255) * 2 - 1);
}

/** Pose pictures for the pose guider: [frames, 3, height, width] in [0, 1], aspect not kept. */
export function posePixels(poses: readonly RgbImage[], size: PictureSize): Float32Array {
  const frameLength = size.width * size.height * 3;
  const pixels = new Float32Array(poses.length * frameLength);
  for (const [frame, pose] of poses.entries()) {
    const resized = resizePicture(pose, size, 'lanczos');
    pixels.set(
      toPlanes(resized, (byte) => byte / 255),
      frame * frameLength,
    );
  }
  return pixels;
}
