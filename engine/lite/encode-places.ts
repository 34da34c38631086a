import type { LiteSize } from '../networks/lite/lite-photo.ts';

/** Octaves of the sines and cosines; a multiple of 8 pixels make a block. */
const OCTAVES = 3;
const BLOCK = 8;

/**
 * Places of the photo [2,H,W] (x, then y, in pixels) → [12,H/8,W/8]: sines, then cosines of the mean
 * place of each 8×8 block in three octaves (training/anydance/networks/lite.py, `encode_places`).
 */
export function encodePlaces(places: Float32Array, { height, width }: LiteSize): Float32Array {
  const [rows, columns] = [height / BLOCK, width / BLOCK];
  const count = rows * columns;
  const encoded = new Float32Array(4 * OCTAVES * count);
  for (const [axis, side] of [width, height].entries()) {
    const plane = places.subarray(axis * height * width, (axis + 1) * height * width);
    for (let block = 0; block < count; block++) {
      const mean = blockMean(plane, width, {
        top: Math.floor(block / columns) * BLOCK,
        left: (block % columns) * BLOCK,
      });
      for (let octave = 0; octave < OCTAVES; octave++) {
        const angle = (mean / side) * Math.PI * 2 ** octave;
        const at = (2 * octave + axis) * count + block;
        encoded[at] = Math.sin(angle);
        encoded[2 * OCTAVES * count + at] = Math.cos(angle);
      }
    }
  }
  return encoded;
}

function blockMean(
  plane: Float32Array,
  width: number,
  { top, left }: { readonly top: number; readonly left: number },
): number {
  let sum = 0;
  for (let y = top; y < top + BLOCK; y++)
    for (let x = left; x < left + BLOCK; x++) sum += plane[y * width + x]!;
  return sum / BLOCK ** 2;
}
