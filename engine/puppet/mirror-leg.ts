import type { Planes } from './fill.ts';
import type { Segment } from './geometry.ts';
import { length } from './geometry.ts';
import type { Mask } from './mask.ts';
import type { Crop } from './resample.ts';
import { spread } from './spread.ts';

interface MirrorRequest {
  /** This thigh and the other, in pixels of the whole cutout. */
  readonly own: Segment;
  readonly twin: Segment;
  /** Where the layer lies in the whole cutout. */
  readonly window: Crop;
  readonly need: Mask;
  /** This leg's own visible pixels. */
  readonly source: Mask;
}

/** The other leg, in the whole cutout. */
interface OtherLeg {
  readonly planes: Planes;
  readonly visible: Mask;
  readonly width: number;
  readonly height: number;
}

/**
 * Makes up covered parts of a thigh from the other one, reflected across the bones: trousers end at
 * the same height on both sides. Light differs, so the difference along the border is spread
 * inwards (a membrane). Clears the pixels of `need` that it could fill.
 */
export function fillFromOtherLeg(planes: Planes, other: OtherLeg, request: MirrorRequest): void {
  const { need, source, window } = request;
  const from = reflectedPlaces(other, request);
  const known = new Float32Array(need.length);
  for (let i = 0; i < known.length; i++) known[i] = source[i] && from[i]! >= 0 ? 1 : 0;
  if (!known.includes(1)) return;
  planes.forEach((plane, c) => {
    const twin = other.planes[c]!;
    const difference = plane.map((v, i) => (known[i] ? v - twin[from[i]!]! : 0));
    const correction = spread(difference, known, window);
    for (let i = 0; i < need.length; i++)
      if (need[i] && from[i]! >= 0) plane[i] = twin[from[i]!]! + correction[i]!;
  });
  for (let i = 0; i < need.length; i++) if (from[i]! >= 0) need[i] = 0;
}

/** For each pixel of the window its twin's index on the other leg, −1 where that is not visible. */
function reflectedPlaces(
  other: OtherLeg,
  { own, twin, window, need, source }: MirrorRequest,
): Int32Array {
  const reflect = reflection(own, twin);
  const places = new Int32Array(need.length).fill(-1);
  for (let y = 0, i = 0; y < window.height; y++)
    for (let x = 0; x < window.width; x++, i++) {
      if (!need[i] && !source[i]) continue;
      const [u, v] = reflect(x + window.left, y + window.top);
      const column = Math.round(u);
      const row = Math.round(v);
      if (column < 0 || row < 0 || column >= other.width || row >= other.height) continue;
      const j = row * other.width + column;
      if (other.visible[j]) places[i] = j;
    }
  return places;
}

/** Same share along the bone, same distance on its other side. */
function reflection([a, b]: Segment, [c, d]: Segment): (x: number, y: number) => [number, number] {
  const size = Math.max(length(a, b), 1e-6);
  const [ux, uy] = [(b[0] - a[0]) / size, (b[1] - a[1]) / size];
  const twin = Math.max(length(c, d), 1e-6);
  const [vx, vy] = [(d[0] - c[0]) / twin, (d[1] - c[1]) / twin];
  return (x, y) => {
    const along = (((x - a[0]) * ux + (y - a[1]) * uy) * twin) / size;
    const across = (y - a[1]) * ux - (x - a[0]) * uy;
    return [c[0] + along * vx + across * vy, c[1] + along * vy - across * vx];
  };
}
