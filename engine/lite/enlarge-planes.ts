import type { LiteSize } from '../networks/lite/lite-photo.ts';

/** Where the network's picture, enlarged, lies behind a larger one. */
export interface Enlargement {
  /** Pixels of the larger picture a pixel of the network's. */
  readonly factor: number;
  /** Pixels of the enlarged one beyond the larger picture's left and upper border. */
  readonly left: number;
  readonly top: number;
}

/** Pixels from the first column and row to behind the last ones. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface EnlargeOptions {
  readonly to: LiteSize;
  readonly enlargement: Enlargement;
  /** Of the larger picture; beyond it nothing is written. Default: all. */
  readonly within?: Box | undefined;
  /** What the values are multiplied by. Default 1. */
  readonly times?: number | undefined;
  /** Where they are written, [C,H,W]. Default: new zeros. */
  readonly into?: Float32Array | undefined;
}

/** Planes [C,h,w] of the network's picture for a larger one [C,H,W], bilinear. */
export function enlargePlanes(
  planes: Float32Array,
  { height, width }: LiteSize,
  options: EnlargeOptions,
): Float32Array {
  const { to, enlargement, times = 1 } = options;
  const whole = { left: 0, top: 0, right: to.width, bottom: to.height };
  const { left, top, right, bottom } = options.within ?? whole;
  const columns = tapsOf(to.width, width, enlargement.factor, enlargement.left);
  const rows = tapsOf(to.height, height, enlargement.factor, enlargement.top);
  const count = planes.length / (height * width);
  const enlarged = options.into ?? new Float32Array(count * to.height * to.width);
  if (left >= right) return enlarged;
  const [first, last] = [columns.before[left]!, columns.behind[right - 1]!];
  const line = new Float32Array(width);
  for (let plane = 0; plane < count; plane++)
    for (let y = top; y < bottom; y++) {
      const above = (plane * height + rows.before[y]!) * width;
      const below = (plane * height + rows.behind[y]!) * width;
      const share = rows.share[y]!;
      for (let x = first; x <= last; x++)
        line[x] = times * (planes[above + x]! + share * (planes[below + x]! - planes[above + x]!));
      const row = (plane * to.height + y) * to.width;
      for (let x = left; x < right; x++) {
        const before = line[columns.before[x]!]!;
        enlarged[row + x] = before + columns.share[x]! * (line[columns.behind[x]!]! - before);
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
