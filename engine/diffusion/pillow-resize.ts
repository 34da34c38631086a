import type { RgbImage } from '../core/image.ts';
import {
  type Coefficients,
  type PillowFilter,
  PRECISION_BITS,
  pillowCoefficients,
} from './pillow-coefficients.ts';

/** In pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The picture at another size, aspect not kept, byte for byte as Pillow's `Image.resize` makes it:
 * rows first, rounded to bytes, then columns (Pillow: src/libImaging/Resample.c).
 */
export function resizePicture(
  picture: RgbImage,
  { width, height }: PictureSize,
  filter: PillowFilter,
): RgbImage {
  const rows = { blocks: picture.height, pixels: picture.width, lanes: 3 };
  const wide = resample(picture.data, rows, pillowCoefficients(picture.width, width, filter));
  const columns = { blocks: 1, pixels: picture.height, lanes: width * 3 };
  const data = resample(wide, columns, pillowCoefficients(picture.height, height, filter));
  return { width, height, data };
}

/** Bytes as [blocks, pixels, lanes]. */
interface Layout {
  readonly blocks: number;
  readonly pixels: number;
  readonly lanes: number;
}

/** Resamples the middle axis; one that keeps its size is left as it is. */
function resample(source: Uint8Array, layout: Layout, coefficients: Coefficients): Uint8Array {
  const { blocks, pixels, lanes } = layout;
  const { starts, counts, weights, stride } = coefficients;
  const size = starts.length;
  if (size === pixels) return source;
  const target = new Uint8ClampedArray(blocks * size * lanes);
  const sums = new Int32Array(lanes);
  for (let pixel = 0; pixel < blocks * size; pixel++) {
    const [block, to] = [Math.floor(pixel / size), pixel % size];
    const first = (block * pixels + starts[to]!) * lanes;
    sums.fill(1 << (PRECISION_BITS - 1));
    for (let n = 0; n < counts[to]!; n++) {
      const weight = weights[to * stride + n]!;
      const at = first + n * lanes;
      for (let lane = 0; lane < lanes; lane++) sums[lane]! += source[at + lane]! * weight;
    }
    for (let lane = 0; lane < lanes; lane++) {
      target[pixel * lanes + lane] = sums[lane]! >> PRECISION_BITS;
    }
  }
  return new Uint8Array(target.buffer);
}
