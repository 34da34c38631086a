/** A place, x and y in pixels, y down. */
export type Point = readonly [number, number];

/** A straight line between two places. */
export type Segment = readonly [Point, Point];

/** `a` at f = 0, `b` at f = 1, beyond them outside 0..1. */
export function mix(a: Point, b: Point, f: number): Point {
  return [a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f];
}

export function length(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

/** Direction from `a` to `b` in radians. */
export function direction(a: Point, b: Point): number {
  return Math.atan2(b[1] - a[1], b[0] - a[0]);
}

/** An angle brought into −π..π. */
export function wrap(angle: number): number {
  return angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI));
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : Math.min(value, high);
}

/** 0 below `low`, 1 above `high`, a line between. */
export function ramp(value: number, low: number, high: number): number {
  return clamp((value - low) / (high - low), 0, 1);
}

/** Smooth step: 0 below `low`, 1 above `high`. */
export function smoothstep(value: number, low: number, high: number): number {
  const t = ramp(value, low, high);
  return t * t * (3 - 2 * t);
}

/** Distance in pixels from (x, y) to a line segment. */
export function segmentDistance(x: number, y: number, [a, b]: Segment): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const t = ((x - a[0]) * dx + (y - a[1]) * dy) / Math.max(dx * dx + dy * dy, 1e-6);
  const f = clamp(t, 0, 1);
  const ex = x - a[0] - f * dx;
  const ey = y - a[1] - f * dy;
  // Math.hypot is ten times slower, and this is asked for every pixel and bone.
  return Math.sqrt(ex * ex + ey * ey);
}

/** Distance to the nearest of several segments (Infinity without any). */
export function nearestDistance(x: number, y: number, segments: readonly Segment[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (const segment of segments) best = Math.min(best, segmentDistance(x, y, segment));
  return best;
}

/** Convex hull, counter-clockwise (Andrew's monotone chain). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  if (sorted.length < 3) return sorted;
  return [...halfHull(sorted), ...halfHull(sorted.reverse())];
}

function halfHull(sorted: readonly Point[]): Point[] {
  const hull: Point[] = [];
  for (const p of sorted) {
    while (hull.length > 1 && turn(hull.at(-2)!, hull.at(-1)!, p) <= 0) hull.pop();
    hull.push(p);
  }
  hull.pop();
  return hull;
}

function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
