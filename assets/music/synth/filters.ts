import { RATE } from './oscillators.ts';

/** Filters one sample after the other; the cutoff may move with each. */
export interface SweptFilter {
  low(input: number, hz: number): number;
  high(input: number, hz: number): number;
  band(input: number, hz: number): number;
}

/** A state-variable filter, 12 dB an octave (Simper's trapezoidal form); resonance 0..0.95. */
export function createFilter(resonance = 0): SweptFilter {
  let first = 0;
  let second = 0;
  const damping = 2 - 2 * resonance;
  const step = (input: number, hz: number): [number, number, number] => {
    const g = Math.tan(Math.PI * Math.min(hz / RATE, 0.45));
    const band = (first + g * (input - second)) / (1 + g * (g + damping));
    const low = second + g * band;
    first = 2 * band - first;
    second = 2 * low - second;
    return [low, band, input - damping * band - low];
  };
  return {
    low: (input, hz) => step(input, hz)[0],
    band: (input, hz) => step(input, hz)[1] * damping,
    high: (input, hz) => step(input, hz)[2],
  };
}

/** Coefficients of a biquad, normalised: `[b0, b1, b2, a1, a2]`. */
export type Biquad = readonly [number, number, number, number, number];

/**
 * A shelf that lifts everything above (`'high'`) or below (`'low'`) `hz` by `decibels`
 * (R. Bristow-Johnson's Audio EQ Cookbook, slope 1).
 */
export function shelf(side: 'high' | 'low', hz: number, decibels: number): Biquad {
  const gain = 10 ** (decibels / 40);
  const angle = (2 * Math.PI * hz) / RATE;
  const bend = Math.sin(angle) * Math.SQRT2 * Math.sqrt(gain);
  const sign = side === 'high' ? 1 : -1;
  const [sum, difference] = [gain + 1, sign * (gain - 1)];
  const cosine = Math.cos(angle);
  const a0 = sum - difference * cosine + bend;
  return [
    (gain * (sum + difference * cosine + bend)) / a0,
    (-2 * gain * (difference + sum * cosine)) / a0,
    (gain * (sum + difference * cosine - bend)) / a0,
    (2 * (difference - sum * cosine)) / a0,
    (sum - difference * cosine - bend) / a0,
  ];
}

/** A copy of a loop, filtered as if it had always been going round. */
export function filterLoop(loop: Float32Array, [b0, b1, b2, a1, a2]: Biquad): Float32Array {
  const result = new Float32Array(loop.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let at = -loop.length; at < loop.length; at += 1) {
    const x0 = loop[at < 0 ? at + loop.length : at]!;
    const y0 = b0 * x0 + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x0, y1, y0];
    if (at >= 0) result[at] = y0;
  }
  return result;
}
