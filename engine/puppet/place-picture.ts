import { createRgbImage, type RgbImage } from '../core/image.ts';
import type { View } from '../core/view.ts';
import { shrink } from './resample.ts';

/** A picture of the photo's size where a view puts it; beyond its borders it is mirrored. */
export function placePicture(picture: RgbImage, view: View): RgbImage {
  const out = createRgbImage(view.width, view.height);
  // Averaging first keeps a strongly shrunk picture from flickering into dots.
  const factor = Math.min(1, 1 / Math.max(1, Math.floor(1 / view.scale)));
  const source = shrink({ ...picture, channels: 3 }, factor);
  const columns = taps(
    view.width,
    (x) => ((x + 0.5 - view.x) / view.scale) * (source.width / picture.width) - 0.5,
    source.width,
  );
  const rows = taps(
    view.height,
    (y) => ((y + 0.5 - view.y) / view.scale) * (source.height / picture.height) - 0.5,
    source.height,
  );
  const { data } = source;
  for (let y = 0, o = 0; y < view.height; y++) {
    const upper = rows.first[y]! * source.width;
    const lower = rows.second[y]! * source.width;
    const fv = rows.share[y]!;
    for (let x = 0; x < view.width; x++) {
      const left = columns.first[x]!;
      const right = columns.second[x]!;
      const fu = columns.share[x]!;
      for (let c = 0; c < 3; c++, o++) {
        const top = data[(upper + left) * 3 + c]! * (1 - fu) + data[(upper + right) * 3 + c]! * fu;
        const low = data[(lower + left) * 3 + c]! * (1 - fu) + data[(lower + right) * 3 + c]! * fu;
        out.data[o] = Math.round(top * (1 - fv) + low * fv);
      }
    }
  }
  return out;
}

/** For each output pixel its two source pixels and the share of the second. */
interface Taps {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly share: Float64Array;
}

function taps(count: number, place: (i: number) => number, size: number): Taps {
  const [first, second] = [new Int32Array(count), new Int32Array(count)];
  const share = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const p = mirror(place(i), size);
    first[i] = Math.min(Math.floor(p), Math.max(0, size - 2));
    second[i] = Math.min(first[i]! + 1, size - 1);
    share[i] = p - first[i]!;
  }
  return { first, second, share };
}

/** Pixels at a photo's borders are often a line of another colour: mirroring starts inside them. */
const BORDER = 3;

/** As far into the photo, as a share of its side, the mirror looks at most. */
const MIRROR_DEPTH = 0.12;

/**
 * Mirrors at the borders, but ever slower: near them the picture goes on as it was, far out the
 * same few rows are drawn out, where a plain mirror would hang trees upside down.
 */
function mirror(place: number, size: number): number {
  const border = Math.min(BORDER, Math.max(0, (size - 2) >> 1));
  const [first, last] = [border, size - 1 - border];
  const beyond = Math.max(first - place, place - last, 0);
  if (beyond === 0) return place;
  const most = Math.min(MIRROR_DEPTH * size, last - first);
  const depth = most * (1 - Math.exp(-beyond / Math.max(most, 1)));
  return place < first ? first + depth : last - depth;
}
