/** The kernels by which Pillow makes pictures smaller or larger, as it names them. */
export type PillowFilter = 'bicubic' | 'lanczos';

/** Which pixels of a row (or column) make each new one, and with what weights. */
export interface Coefficients {
  /** The first pixel that counts, for each new one. */
  readonly starts: Int32Array;
  /** How many count from there on. */
  readonly counts: Int32Array;
  /** `weights[target * stride + n]` is that of pixel `starts[target] + n`, as fixed-point numbers. */
  readonly weights: Int32Array;
  readonly stride: number;
}

/** Bits after the point of a weight: what 32 leave beside a byte and two bits of headroom. */
export const PRECISION_BITS = 32 - 8 - 2;

/**
 * The weights of one axis, `from` pixels to `to`; the kernel widens as the picture shrinks
 * (Pillow: src/libImaging/Resample.c, `precompute_coeffs` and `normalize_coeffs_8bpc`).
 */
export function pillowCoefficients(from: number, to: number, filter: PillowFilter): Coefficients {
  const { support: radius, weigh } = KERNELS[filter];
  const scale = from / to;
  const widening = Math.max(scale, 1);
  const support = radius * widening;
  const stride = Math.ceil(support) * 2 + 1;
  const starts = new Int32Array(to);
  const counts = new Int32Array(to);
  const weights = new Int32Array(to * stride);
  for (let target = 0; target < to; target++) {
    const centre = (target + 0.5) * scale;
    const start = Math.max(0, Math.trunc(centre - support + 0.5));
    const end = Math.min(from, Math.trunc(centre + support + 0.5));
    starts[target] = start;
    counts[target] = end - start;
    const kernel = Array.from({ length: end - start }, (_, n) =>
      weigh((n + start - centre + 0.5) * (1 / widening)),
    );
    weights.set(toFixedPoint(kernel), target * stride);
  }
  return { starts, counts, weights, stride };
}

/** Scaled to a sum of 1, then rounded half away from zero. */
function toFixedPoint(kernel: readonly number[]): number[] {
  const sum = kernel.reduce((total, weight) => total + weight, 0);
  return kernel.map((weight) => {
    const scaled = (sum === 0 ? weight : weight / sum) * 2 ** PRECISION_BITS;
    return Math.trunc(scaled + (scaled < 0 ? -0.5 : 0.5));
  });
}

const KERNELS = {
  bicubic: { support: 2, weigh: bicubic },
  lanczos: { support: 3, weigh: lanczos },
} as const;

/** Keys' cubic of a = -0.5, term by term as Pillow adds it up. */
function bicubic(distance: number): number {
  const a = -0.5;
  const x = Math.abs(distance);
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
  return 0;
}

function lanczos(x: number): number {
  return -3 <= x && x < 3 ? sinc(x) * sinc(x / 3) : 0;
}

function sinc(x: number): number {
  if (x === 0) return 1;
  const angle = x * Math.PI;
  return Math.sin(angle) / angle;
}
