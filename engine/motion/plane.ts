import type { BodyLandmarks } from '../core/landmarks.ts';

/** A point or direction in a picture: x right, y down. */
export type Point = readonly [number, number];

export const plus = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
export const times = (a: Point, k: number): Point => [a[0] * k, a[1] * k];
export const size = (a: Point): number => Math.hypot(a[0], a[1]);
export const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
export const unit = (a: Point): Point => times(a, 1 / (size(a) || 1));
export const angle = (a: Point): number => Math.atan2(a[1], a[0]);

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

export function spin([x, y]: Point, radians: number): Point {
  const c = Math.cos(radians);
  const s = Math.sin(radians);
  return [c * x - s * y, s * x + c * y];
}

/** `v` after the turn and stretch that takes `from` to `to`. */
export function alike(v: Point, from: Point, to: Point): Point {
  const ratio = size(to) / Math.max(size(from), 1e-9);
  return times(spin(v, angle(to) - angle(from)), ratio);
}

/** The nearest whole-turn equivalent of an angle: -π..π. */
export function wrapAngle(radians: number): number {
  return Math.atan2(Math.sin(radians), Math.cos(radians));
}

export function pointOf(body: BodyLandmarks, index: number): Point {
  return [body[index * 4]!, body[index * 4 + 1]!];
}

/** The value below which the share `fraction` of the values lies. */
export function percentile(values: readonly number[], fraction: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * fraction)] ?? 0;
}
