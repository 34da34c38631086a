import type { LiteSize } from '../networks/lite/lite-photo.ts';

/** Where the network's picture, enlarged, lies behind a larger one. */
export interface Enlargement {
  /** Pixels of the larger picture a pixel of the network's. */
  readonly factor: number;
  /** Pixels of the enlarged one beyond the larger picture's left and upper border. */
  readonly left: number;
  readonly top: number;
}

interface EnlargeOptions {
  readonly to: LiteSize;
  readonly enlargement: Enlargement;
  /** Of the larger picture, from the first to behind the last: the others stay 0. Default: all. */
  readonly within?: readonly [from: number, to: number] | undefined;
}

/** Planes [C,h,w] of the network's picture for a larger one [C,H,W], bilinear. */
export function enlargePlanes(
  planes: Float32Array,
  { height, width }: LiteSize,
  { to, enlargement, within = [0, to.height] }: EnlargeOptions,
): Float32Array {
  const columns = tapsOf(to.width, width, enlargement.factor, enlargement.left);
  const rows = tapsOf(to.height, height, enlargement.factor, enlargement.top);
  const count = planes.length / (height * width);
  const enlarged = new Float32Array(count * to.height * to.width);
  const line = new Float32Array(width);
  for (let plane = 0; plane < count; plane++)
    for (let y = within[0]; y < within[1]; y++) {
      const above = (plane * height + rows.before[y]!) * width;
      const below = (plane * height + rows.behind[y]!) * width;
      const share = rows.share[y]!;
      for (let x = 0; x < width; x++)
        line[x] = planes[above + x]! + share * (planes[below + x]! - planes[above + x]!);
      const row = (plane * to.height + y) * to.width;
      for (let x = 0; x < to.width; x++) {
        const left = line[columns.before[x]!]!;
        enlarged[row + x] = left + columns.share[x]! * (line[columns.behind[x]!]! - left);
      }
    }
  return enlarged;
}

/** For each pixel the one before it, the one behind it and the share of the latter. */
interface Taps {
  readonly before: Int32Array;
  readonly behind: Int32Array;
  readonly share: Float32Array;
}

function tapsOf(count: number, size: number, factor: number, offset: number): Taps {
  const taps = {
    before: new Int32Array(count),
    behind: new Int32Array(count),
    share: new Float32Array(count),
  };
  for (let i = 0; i < count; i++) {
    const place = Math.min(Math.max((i + 0.5 + offset) / factor - 0.5, 0), size - 1);
    taps.before[i] = Math.floor(place);
    taps.behind[i] = Math.min(taps.before[i]! + 1, size - 1);
    taps.share[i] = place - taps.before[i]!;
  }
  return taps;
}
