/** A value that repeats: keys sorted by time within one period. */
export interface PeriodicKeys {
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly period: number;
}

/**
 * Monotone cubic through the keys (Fritsch and Carlson 1980, with Steffen's slopes), once
 * differentiable everywhere and across the loop. It never overshoots a key: a planted foot stays
 * where it is and a hand comes to rest on its beat.
 */
export function samplePeriodic({ times, values, period }: PeriodicKeys, time: number): number {
  const n = times.length;
  if (n === 0) return 0;
  if (n === 1) return values[0]!;
  const t = positiveModulo(time, period);
  let i = n - 1;
  while (i >= 0 && times[i]! > t) i--;
  const at = (k: number) => values[positiveModulo(k, n)]!;
  const when = (k: number) => times[positiveModulo(k, n)]! + Math.floor(k / n) * period;
  const slope = (k: number) =>
    steffenSlope(
      when(k) - when(k - 1),
      when(k + 1) - when(k),
      at(k) - at(k - 1),
      at(k + 1) - at(k),
    );
  const h = when(i + 1) - when(i);
  const u = (t - when(i)) / h;
  const u2 = u * u;
  const u3 = u2 * u;
  return (
    at(i) * (2 * u3 - 3 * u2 + 1) +
    slope(i) * h * (u3 - 2 * u2 + u) +
    at(i + 1) * (3 * u2 - 2 * u3) +
    slope(i + 1) * h * (u3 - u2)
  );
}

/** The two keys around a time and how far between them it is, 0..1. */
export function segmentAt({ times, values, period }: PeriodicKeys, time: number) {
  const n = times.length;
  const t = positiveModulo(time, period);
  const after = times.findIndex((at) => at > t);
  const next = after === -1 ? 0 : after;
  const before = (next + n - 1) % n;
  const span = positiveModulo(times[next]! - times[before]!, period) || period;
  return {
    from: { time: times[before]!, value: values[before]! },
    to: { time: times[next]!, value: values[next]! },
    share: positiveModulo(t - times[before]!, period) / span,
  };
}

/** Remainder that is never negative. */
export function positiveModulo(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}

/** Slope at a key from the steps before and after it; zero at an extreme (Steffen 1990). */
function steffenSlope(h0: number, h1: number, d0: number, d1: number): number {
  const s0 = d0 / h0;
  const s1 = d1 / h1;
  if (s0 * s1 <= 0) return 0;
  const p = (s0 * h1 + s1 * h0) / (h0 + h1);
  return Math.sign(p) * Math.min(2 * Math.abs(s0), 2 * Math.abs(s1), Math.abs(p));
}
