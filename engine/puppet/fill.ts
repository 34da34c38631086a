import { blur } from './blur.ts';
import type { Grid, Mask } from './mask.ts';
import { spread } from './spread.ts';

/** Three colour planes, 0..255. */
export type Planes = readonly [Float32Array, Float32Array, Float32Array];

export interface FillRequest {
  readonly need: Mask;
  readonly source: Mask;
  /** `mirror` keeps stripes and hems of cloth; `mean` suits bare legs. */
  readonly style: 'mirror' | 'mean';
  readonly torso: number;
}

/**
 * Makes up the pixels in `need` row by row, from source pixels of the same row: a body's pattern
 * runs across it (hems, waistbands, stripes). Rows without source take the colours around them.
 */
export function fillRows(planes: Planes, grid: Grid, request: FillRequest): void {
  const { need, source, style, torso } = request;
  const nearest = rowSources(need, source, grid);
  const weight = Float32Array.from(source);
  const sigma = style === 'mirror' ? 1.2 : 1.5;
  const sigmaY = style === 'mirror' ? 1.2 : 0.02 * torso;
  const sharp = style === 'mirror' ? 0.5 : 0;
  for (const plane of planes) {
    const around = spread(plane, weight, grid);
    const filled = plane.map((v, i) => {
      if (!need[i]) return v;
      if (nearest[i]! < 0) return around[i]!;
      const job = { i, nearest: nearest[i]!, source, width: grid.width };
      return style === 'mirror' ? mirrored(plane, job) : inward(plane, job);
    });
    const soft = blur(filled, grid, sigma, sigmaY);
    for (let i = 0; i < need.length; i++)
      if (need[i]) plane[i] = sharp * filled[i]! + (1 - sharp) * soft[i]!;
  }
}

/** For each needed pixel the index of its row's nearest source pixel, −1 without one. */
function rowSources(need: Mask, source: Mask, { width, height }: Grid): Int32Array {
  const nearest = new Int32Array(need.length).fill(-1);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0, last = -1; x < width; x++) {
      if (source[row + x]) last = row + x;
      else if (need[row + x]) nearest[row + x] = last;
    }
    for (let x = width - 1, last = -1; x >= 0; x--) {
      const i = row + x;
      if (source[i]) last = i;
      else if (need[i] && last >= 0 && (nearest[i]! < 0 || last - i < i - nearest[i]!))
        nearest[i] = last;
    }
  }
  return nearest;
}

interface Pick {
  readonly i: number;
  /** Index of the nearest source pixel of the row. */
  readonly nearest: number;
  readonly source: Mask;
  readonly width: number;
}

function mirrored(plane: Float32Array, { i, nearest, source, width }: Pick): number {
  const reflected = 2 * nearest - i;
  const sameRow = Math.floor(reflected / width) === Math.floor(i / width);
  return plane[sameRow && source[reflected] ? reflected : nearest]!;
}

/** Mean of up to eight source pixels going inwards from the nearest. */
function inward(plane: Float32Array, { i, nearest, source, width }: Pick): number {
  const step = nearest > i ? 1 : -1;
  const row = Math.floor(i / width);
  let sum = 0;
  let count = 0;
  for (let k = 0; k < 8; k++) {
    const j = nearest + k * step;
    if (!source[j] || Math.floor(j / width) !== row) break;
    sum += plane[j]!;
    count++;
  }
  return sum / count;
}
