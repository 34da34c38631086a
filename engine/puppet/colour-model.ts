import type { Mask } from './mask.ts';

/** A mixture of Gaussians with diagonal covariances over Lab colours. */
export interface ColourModel {
  /** Log density of the colour at `lab[i * 3]`. */
  logDensity(lab: Float32Array, i: number): number;
}

interface Cluster {
  readonly mean: number[];
  readonly variance: number[];
  readonly weight: number;
}

const CLUSTERS = 5;
const ROUNDS = 6;
/** Least variance (Lab²): no cluster is surer of a colour than noise allows. */
const VARIANCE_FLOOR = 9;
const MOST_SAMPLES = 3000;

/** Learns the colours under a mask (k-means, farthest-point start); null if it is almost empty. */
export function learnColours(lab: Float32Array, mask: Mask): ColourModel | null {
  const samples = sampleIndices(mask);
  if (samples.length < CLUSTERS * 4) return null;
  let centres = farthestPoints(lab, samples);
  let owners = assign(lab, samples, centres);
  for (let round = 0; round < ROUNDS; round++) {
    centres = centres.map((old, k) => clusterOf(lab, samples, owners, k)?.mean ?? old);
    owners = assign(lab, samples, centres);
  }
  const clusters = centres.flatMap((_, k) => clusterOf(lab, samples, owners, k) ?? []);
  return { logDensity: (data, i) => logDensity(clusters, data, i) };
}

function sampleIndices(mask: Mask): number[] {
  const all: number[] = [];
  mask.forEach((v, i) => {
    if (v) all.push(i);
  });
  const stride = Math.ceil(all.length / MOST_SAMPLES);
  return stride > 1 ? all.filter((_, k) => k % stride === 0) : all;
}

function farthestPoints(lab: Float32Array, samples: readonly number[]): number[][] {
  const colour = (i: number) => [lab[i * 3]!, lab[i * 3 + 1]!, lab[i * 3 + 2]!];
  const centres = [colour(samples[samples.length >> 1]!)];
  while (centres.length < CLUSTERS) {
    let [farthest, most] = [samples[0]!, -1];
    for (const i of samples) {
      const d = Math.min(...centres.map((c) => squared(lab, i, c)));
      if (d > most) [farthest, most] = [i, d];
    }
    centres.push(colour(farthest));
  }
  return centres;
}

function assign(lab: Float32Array, samples: readonly number[], centres: number[][]): Uint8Array {
  return Uint8Array.from(samples, (i) => {
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    centres.forEach((c, k) => {
      const d = squared(lab, i, c);
      if (d < least) [best, least] = [k, d];
    });
    return best;
  });
}

function clusterOf(
  lab: Float32Array,
  samples: readonly number[],
  owners: Uint8Array,
  k: number,
): Cluster | null {
  const sum = [0, 0, 0];
  const squares = [0, 0, 0];
  let count = 0;
  samples.forEach((i, s) => {
    if (owners[s] !== k) return;
    count++;
    for (let c = 0; c < 3; c++) {
      const v = lab[i * 3 + c]!;
      sum[c]! += v;
      squares[c]! += v * v;
    }
  });
  if (count === 0) return null;
  const mean = sum.map((v) => v / count);
  const variance = squares.map((v, c) => Math.max(VARIANCE_FLOOR, v / count - mean[c]! ** 2));
  return { mean, variance, weight: count / samples.length };
}

function squared(lab: Float32Array, i: number, c: readonly number[]): number {
  return (
    (lab[i * 3]! - c[0]!) ** 2 + (lab[i * 3 + 1]! - c[1]!) ** 2 + (lab[i * 3 + 2]! - c[2]!) ** 2
  );
}

function logDensity(clusters: readonly Cluster[], lab: Float32Array, i: number): number {
  let sum = 1e-12;
  for (const { mean, variance, weight } of clusters) {
    let exponent = 0;
    let volume = 1;
    for (let c = 0; c < 3; c++) {
      exponent += (lab[i * 3 + c]! - mean[c]!) ** 2 / variance[c]!;
      volume *= variance[c]!;
    }
    sum += (weight * Math.exp(-0.5 * exponent)) / Math.sqrt(volume);
  }
  return Math.log(sum);
}
