import type { HoleImage } from './plate-image.ts';

/** For each pixel of the hole, where the patch that looks most like its surroundings lies; -1 outside. */
export interface Matches {
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly cost: Float32Array;
}

interface Search {
  readonly image: HoleImage;
  /** 1 where a whole known patch is centred. */
  readonly valid: Uint8Array;
  /** Patches may come from at most this many rows above or below. */
  readonly band: number;
  readonly random: () => number;
}

/** Patches are 7 × 7. */
export const PATCH_RADIUS = 3;

/**
 * One run of PatchMatch (Barnes et al. 2009): improves the matches in place by propagation from
 * neighbours and random search. Sources stay within a band of rows: what stood behind the person
 * mostly looks like what is beside them at the same height.
 */
export function improveMatches(search: Search, matches: Matches, sweeps: number): void {
  startMatches(search, matches);
  for (let sweep = 0; sweep < sweeps; sweep++) sweepOnce(search, matches, sweep % 2 === 0);
}

/** 1 where a whole patch of known pixels is centred; every known pixel if there are hardly any. */
export function validSources({ width, height, hole }: HoleImage): Uint8Array {
  const valid = new Uint8Array(width * height);
  let count = 0;
  for (let y = PATCH_RADIUS; y < height - PATCH_RADIUS; y++)
    for (let x = PATCH_RADIUS; x < width - PATCH_RADIUS; x++) {
      let known = true;
      for (let j = -PATCH_RADIUS; known && j <= PATCH_RADIUS; j++)
        for (let i = -PATCH_RADIUS; known && i <= PATCH_RADIUS; i++)
          known = hole[(y + j) * width + x + i] === 0;
      if (known) {
        valid[y * width + x] = 1;
        count++;
      }
    }
  return count > 0
    ? valid
    : valid.map((_, i) => (inside(i, width, height) && hole[i] === 0 ? 1 : 0));
}

function inside(index: number, width: number, height: number): boolean {
  const x = index % width;
  const y = (index / width) | 0;
  return (
    x >= PATCH_RADIUS && y >= PATCH_RADIUS && x < width - PATCH_RADIUS && y < height - PATCH_RADIUS
  );
}

function startMatches(search: Search, matches: Matches): void {
  const { image, valid, random } = search;
  const { width, height } = image;
  const sources: number[] = [];
  for (let i = 0; i < valid.length; i++) if (valid[i] === 1) sources.push(i);
  if (sources.length === 0) return;
  for (let i = 0; i < image.hole.length; i++) {
    if (image.hole[i] === 0 || !inside(i, width, height)) continue;
    const y = (i / width) | 0;
    const kept = matches.x[i]! >= 0 ? matches.y[i]! * width + matches.x[i]! : -1;
    const source = kept >= 0 && valid[kept] === 1 ? kept : drawSource(sources, y, search, random);
    matches.x[i] = source % width;
    matches.y[i] = (source / width) | 0;
    matches.cost[i] = patchCost(image, i, source, Infinity);
  }
}

/** A random source, within the band if thirty tries find one. */
function drawSource(sources: number[], y: number, search: Search, random: () => number): number {
  let source = sources[0]!;
  for (let attempt = 0; attempt < 30; attempt++) {
    source = sources[Math.floor(random() * sources.length)]!;
    if (Math.abs(((source / search.image.width) | 0) - y) <= search.band) break;
  }
  return source;
}

function sweepOnce(search: Search, matches: Matches, forward: boolean): void {
  const { width, height, hole } = search.image;
  const step = forward ? -1 : 1;
  const total = width * height;
  for (let n = 0; n < total; n++) {
    const i = forward ? n : total - 1 - n;
    if (hole[i] === 0 || matches.x[i]! < 0) continue;
    const left = i + step;
    const above = i + step * width;
    if (hole[left] === 1 && matches.x[left]! >= 0)
      consider(search, matches, i, matches.x[left]! - step, matches.y[left]!);
    if (hole[above] === 1 && matches.x[above]! >= 0)
      consider(search, matches, i, matches.x[above]!, matches.y[above]! - step);
    for (let radius = Math.max(width, height); radius >= 1; radius >>= 1) {
      const x = matches.x[i]! + Math.round((search.random() * 2 - 1) * radius);
      const reach = Math.min(radius, search.band);
      const y = matches.y[i]! + Math.round((search.random() * 2 - 1) * reach);
      consider(search, matches, i, x, y);
    }
  }
}

function consider(search: Search, matches: Matches, i: number, x: number, y: number): void {
  const { width, height } = search.image;
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  const source = y * width + x;
  if (search.valid[source] === 0) return;
  if (Math.abs(y - ((i / width) | 0)) > search.band) return;
  const cost = patchCost(search.image, i, source, matches.cost[i]!);
  if (cost >= matches.cost[i]!) return;
  matches.x[i] = x;
  matches.y[i] = y;
  matches.cost[i] = cost;
}

/** Sum of squared differences of two patches; gives up once above `limit`. */
function patchCost({ width, colour }: HoleImage, a: number, b: number, limit: number): number {
  let sum = 0;
  for (let j = -PATCH_RADIUS; j <= PATCH_RADIUS; j++) {
    let p = (a + j * width - PATCH_RADIUS) * 3;
    let q = (b + j * width - PATCH_RADIUS) * 3;
    for (let i = 0; i < (PATCH_RADIUS * 2 + 1) * 3; i++) {
      const difference = colour[p++]! - colour[q++]!;
      sum += difference * difference;
    }
    if (sum > limit) return sum;
  }
  return sum;
}
