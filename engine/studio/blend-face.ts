import type { RgbImage } from '../core/image.ts';
import { resizePicture } from '../diffusion/pillow-resize.ts';
import type { FaceCrop } from './face-crops.ts';
import { CROP_SIDE } from './face-crops.ts';

/**
 * Where the new face counts alone, and from where on not at all, in diameters of the face from its
 * middle. The outer circle lies within the crop wherever the crop does within the frame.
 */
const FEATHER = { from: 0.85, to: 1.35 };

/** The square of a frame, as a picture. */
export function cutCrop({ width, data }: RgbImage, { left, top, side }: FaceCrop): RgbImage {
  const cut = new Uint8Array(side * side * 3);
  for (let row = 0; row < side; row++) {
    const from = ((top + row) * width + left) * 3;
    cut.set(data.subarray(from, from + side * 3), row * side * 3);
  }
  return { width: side, height: side, data: cut };
}

/**
 * The frame with the face of a picture of its crop: brought to the crop's size, to the frame's colours
 * along the border between both, and faded in. Beyond the fade the frame stays as it is to the bit.
 */
export function blendFace(frame: RgbImage, crop: FaceCrop, picture: RgbImage): RgbImage {
  const { side, left, top } = crop;
  const old = cutCrop(frame, crop);
  const face = resizePicture(picture, { width: side, height: side }, 'lanczos');
  const mask = feather(crop);
  const shift = borderShift(old, face, mask);
  const data = frame.data.slice();
  for (let at = 0; at < mask.length; at++) {
    const share = mask[at]!;
    if (share === 0) continue;
    const [x, y] = [at % side, Math.floor(at / side)];
    const to = ((top + y) * frame.width + left + x) * 3;
    for (let channel = 0; channel < 3; channel++) {
      const fresh = face.data[at * 3 + channel]! + shift[channel]!;
      const kept = frame.data[to + channel]!;
      data[to + channel] = Math.min(255, Math.max(0, Math.round(kept + share * (fresh - kept))));
    }
  }
  return { ...frame, data };
}

/** How much of the new face each pixel of the crop takes, 0…1. */
function feather({ left, top, side, face }: FaceCrop): Float32Array {
  const diameter = side / CROP_SIDE;
  return Float32Array.from({ length: side * side }, (_, at) => {
    const [x, y] = [left + (at % side) + 0.5, top + Math.floor(at / side) + 0.5];
    const distance = Math.hypot(x - face.x, y - face.y) / diameter;
    const out = Math.min(1, Math.max(0, (distance - FEATHER.from) / (FEATHER.to - FEATHER.from)));
    return 1 - out * out * (3 - 2 * out);
  });
}

/**
 * What must be added to the new picture for each channel: the median difference where both are seen.
 * A median, since a hand or a strand of hair may lie there in one of them alone.
 */
function borderShift(old: RgbImage, face: RgbImage, mask: Float32Array): readonly number[] {
  return [0, 1, 2].map((channel) => {
    const counts = new Uint32Array(511);
    let total = 0;
    for (const [at, share] of mask.entries()) {
      if (share === 0 || share === 1) continue;
      counts[255 + old.data[at * 3 + channel]! - face.data[at * 3 + channel]!]!++;
      total++;
    }
    return total === 0 ? 0 : medianOf(counts, total) - 255;
  });
}

function medianOf(counts: Uint32Array, total: number): number {
  let seen = 0;
  return counts.findIndex((count) => {
    seen += count;
    return seen * 2 >= total;
  });
}
