import type { PictureSize } from '../diffusion/pillow-resize.ts';
import type { LatentSize } from '../networks/unet-places.ts';

/** @throws RangeError unless both sides are multiples of 8 pixels */
export function latentSize({ width, height }: PictureSize): LatentSize {
  if (width % 8 || height % 8 || width <= 0 || height <= 0) {
    throw new RangeError(`sides must be multiples of 8 pixels, not ${width}×${height}`);
  }
  return [height / 8, width / 8];
}
