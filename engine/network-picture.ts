import type { RgbImage } from './core/image.ts';
import type { View } from './core/view.ts';
import { type PictureSize, resizePicture } from './diffusion/pillow-resize.ts';

/**
 * The networks draw in multiples of 8 pixels, and smaller than the clip where memory is short. Their
 * picture, enlarged, covers the clip's: what it has beyond on the sides is cut off.
 */
export interface Fit {
  /** Clip pixels a pixel of the networks. */
  readonly enlargement: number;
  /** The networks' picture, enlarged. */
  readonly enlarged: PictureSize;
  /** Whole pixels of that beyond the left and the upper border of the clip. */
  readonly left: number;
  readonly top: number;
}

/** What the networks see of a scene that the clip sees through `view`, in pictures of `size`. */
export function networkView(view: View, size: PictureSize): View {
  const { enlargement, left, top } = fitNetworks(size, view);
  return {
    scale: view.scale / enlargement,
    x: (view.x + left) / enlargement,
    y: (view.y + top) / enlargement,
    width: size.width,
    height: size.height,
  };
}

/** A picture of the networks as one of the clip: enlarged by Lanczos' filter, then cut. */
export function toClipPicture(picture: RgbImage, clip: PictureSize): RgbImage {
  const { enlarged, left, top } = fitNetworks(picture, clip);
  const { data, width } = resizePicture(picture, enlarged, 'lanczos');
  const cut = new Uint8Array(clip.width * clip.height * 3);
  for (let y = 0; y < clip.height; y++) {
    const from = ((top + y) * width + left) * 3;
    cut.set(data.subarray(from, from + clip.width * 3), y * clip.width * 3);
  }
  return { width: clip.width, height: clip.height, data: cut };
}

/** Where a picture of the networks lies behind the clip's. */
export function fitNetworks({ width, height }: PictureSize, clip: PictureSize): Fit {
  const enlargement = Math.max(1, clip.width / width, clip.height / height);
  const enlarged = {
    width: Math.round(width * enlargement),
    height: Math.round(height * enlargement),
  };
  return {
    enlargement,
    enlarged,
    left: Math.floor((enlarged.width - clip.width) / 2),
    top: Math.floor((enlarged.height - clip.height) / 2),
  };
}
