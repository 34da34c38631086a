/** Something that is keyed at times within a period and repeats: keys sorted by time. */
export interface Keyed<T> {
  readonly beat: number;
  readonly value: T;
}

/** Four neighbouring keys, two on each side of a time, their beats unwrapped across the loop. */
export type Neighbours<T> = readonly [Keyed<T>, Keyed<T>, Keyed<T>, Keyed<T>];

/** The keys around a beat; of a single key, that one four times over. Null without any. */
export function neighbours<T>(
  track: readonly Keyed<T>[],
  period: number,
  beat: number,
): Neighbours<T> | null {
  const n = track.length;
  if (n === 0) return null;
  const within = positiveModulo(beat, period);
  const loop = beat - within;
  const after = track.findIndex((key) => key.beat > within);
  const next = after === -1 ? n : after;
  const at = (k: number): Keyed<T> => {
    const key = track[positiveModulo(k, n)]!;
    return { beat: key.beat + Math.floor(k / n) * period + loop, value: key.value };
  };
  return [at(next - 2), at(next - 1), at(next), at(next + 1)];
}

/**
 * Monotone cubic between the middle two of four keys (Fritsch and Carlson 1980, with Steffen's slopes
 * of 1990): once differentiable everywhere, across the loop too, and it never overshoots a key, so a
 * planted foot stays where it is and a hand comes to rest on its beat.
 */
export function interpolate(keys: Neighbours<number>, beat: number): number {
  const [, from, to] = keys;
  const h = to.beat - from.beat;
  const u = (beat - from.beat) / h;
  const u2 = u * u;
  const u3 = u2 * u;
  return (
    from.value * (2 * u3 - 3 * u2 + 1) +
    slope(keys[0], from, to) * h * (u3 - 2 * u2 + u) +
    to.value * (3 * u2 - 2 * u3) +
    slope(from, to, keys[3]) * h * (u3 - u2)
  );
}

/** Each component of a vector by itself. */
export function interpolateVector(keys: Neighbours<readonly number[]>, beat: number): number[] {
  const [a, b, c, d] = keys;
  const part = (key: Keyed<readonly number[]>, i: number) => ({
    beat: key.beat,
    value: key.value[i]!,
  });
  return a.value.map((_, i) => interpolate([part(a, i), part(b, i), part(c, i), part(d, i)], beat));
}

/** Remainder that is never negative. */
function positiveModulo(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}

/** Slope at the middle of three keys; zero at an extreme. */
function slope(before: Keyed<number>, at: Keyed<number>, after: Keyed<number>): number {
  const h0 = at.beat - before.beat;
  const h1 = after.beat - at.beat;
  const s0 = (at.value - before.value) / h0;
  const s1 = (after.value - at.value) / h1;
  if (s0 * s1 <= 0) return 0;
  const p = (s0 * h1 + s1 * h0) / (h0 + h1);
  return Math.sign(p) * Math.min(2 * Math.abs(s0), 2 * Math.abs(s1), Math.abs(p));
}
