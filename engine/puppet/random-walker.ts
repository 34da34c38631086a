import type { Grid, Mask } from './mask.ts';

/** What the walker knows of a pixel before it walks. */
export interface WalkerInput {
  /** Lab colours, 3 a pixel: borders follow their edges. */
  readonly lab: Float32Array;
  /** Wanted share of foreground, 0..1. */
  readonly prior: Float32Array;
  /** 0 free, 1 surely background, 2 surely foreground. */
  readonly fixed: Uint8Array;
  /** Where it may walk at all: what lies outside pulls nobody to either side. */
  readonly inside: Mask;
}

const EDGE_CONTRAST = 1 / 60;
const PRIOR_STRENGTH = 0.06;
const SWEEPS = 60;
const OVERRELAXATION = 1.6;

/**
 * Soft foreground, 0..1: random walker with priors (Grady, CVPR 2005), solved by successive
 * over-relaxation. A short and smooth stand-in for GrabCut's minimum cut.
 */
export function walkRandomly(input: WalkerInput, grid: Grid): Float32Array {
  const { width } = grid;
  const { prior, fixed } = input;
  const [right, down] = edgeWeights(input, grid);
  const u = prior.map((p, i) => (fixed[i] ? fixed[i]! - 1 : p));
  const free = freePixels(input, grid);
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (let k = 0; k < free.length; k++) {
      const i = free[k]!;
      const e = right[i]!;
      const w = right[i - 1]!;
      const s = down[i]!;
      const n = down[i - width]!;
      const pull = e * u[i + 1]! + w * u[i - 1]! + s * u[i + width]! + n * u[i - width]!;
      const target = (pull + PRIOR_STRENGTH * prior[i]!) / (e + w + s + n + PRIOR_STRENGTH);
      u[i] = u[i]! + OVERRELAXATION * (target - u[i]!);
    }
  return u;
}

/** The pixels that are still to be decided; never those at the border. */
function freePixels({ fixed, inside }: WalkerInput, { width, height }: Grid): Int32Array {
  const free: number[] = [];
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      if (!fixed[i] && inside[i]) free.push(i);
    }
  return Int32Array.from(free);
}

/** How freely the walker passes to the right and to the lower neighbour. */
function edgeWeights(
  { lab, inside }: WalkerInput,
  { width, height }: Grid,
): [Float32Array, Float32Array] {
  const right = new Float32Array(width * height);
  const down = new Float32Array(width * height);
  const weight = (i: number, j: number) => {
    if (!inside[i] || !inside[j]) return 0;
    let d = 0;
    for (let c = 0; c < 3; c++) d += (lab[i * 3 + c]! - lab[j * 3 + c]!) ** 2;
    return 0.002 + Math.exp(-d * EDGE_CONTRAST);
  };
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (x + 1 < width) right[i] = weight(i, i + 1);
      if (y + 1 < height) down[i] = weight(i, i + width);
    }
  return [right, down];
}
