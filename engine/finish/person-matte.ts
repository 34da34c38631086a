import { createGrayImage, type GrayImage } from '../core/image.ts';
import { nearestInside, squaredDistance } from '../core/nearest.ts';
import { guidedFilter } from '../perception/guided-filter.ts';
import { ramp } from '../puppet/geometry.ts';
import type { GuidedFrame } from './guided-frame.ts';
import { doubled, everySecond, halfPlanes } from './half-size.ts';

/** A frame and its person's alpha. */
export interface CutFrame extends GuidedFrame {
  readonly matte: GrayImage;
}

/** Lengths in torsos. Deeper inside the puppet everything is the person. */
const CORE = 0.05;
/** From where to where beside the puppet what differs from the background counts ever less. */
const BESIDE = { from: 0.04, to: 0.13 } as const;
/** The same of what has the colour of the person there: loose clothes and hair reach far. */
const ALIKE = { from: 0.1, to: 0.22 } as const;
/** The person's colours are those so far inside the puppet. */
const DEPTH = 0.04;
/** How far apart colours are that are surely the same, or surely not; 0..441. */
const SAME = 10;
const OTHER = 34;
const LIKE = { from: 30, to: 60 } as const;
const EDGE_RADIUS = 0.02;
const EDGE_EPSILON = 1e-3;
/** A rim of background is kept rather than the person's edge lost: it is nearly the same. */
const KEPT = { from: 0.08, to: 0.55 } as const;

/**
 * Alpha of the person in a generated frame. Near the puppet in the same pose it is what differs from
 * the background, which is known; a guided filter takes the edge to the frame's own. Computed at half the
 * frame's size.
 */
export function cutPerson({ image, guide }: GuidedFrame, torsoPx: number): GrayImage {
  const small = halfPlanes(image);
  const scene = {
    ...small,
    behind: halfPlanes(guide.background).data,
    torso: torsoPx / 2,
    layers: everySecond(guide.layers, image),
  };
  const alpha = roughAlpha(scene);
  const radius = Math.max(2, Math.round(EDGE_RADIUS * scene.torso));
  const luma = new Float32Array(alpha.length).map(
    (_, at) =>
      (0.299 * small.data[at * 3]! +
        0.587 * small.data[at * 3 + 1]! +
        0.114 * small.data[at * 3 + 2]!) /
      255,
  );
  const soft = guidedFilter(luma, alpha, small.width, { radius, epsilon: EDGE_EPSILON });
  const matte = createGrayImage(image.width, image.height);
  for (const [at, value] of doubled(soft, image).entries())
    matte.data[at] = 255 * ramp(value, KEPT.from, KEPT.to) + 0.5;
  return matte;
}

interface SmallScene {
  readonly width: number;
  readonly height: number;
  /** [h,w,3] of the frame, 0..255. */
  readonly data: Float32Array;
  /** [h,w,3] of the background. */
  readonly behind: Float32Array;
  /** [h,w] */
  readonly layers: Uint8Array;
  readonly torso: number;
}

function roughAlpha(scene: SmallScene): Float32Array {
  const { width, height, data, layers, torso } = scene;
  const alpha = new Float32Array(width * height);
  const covered = nearestInside(layers, scene);
  const beside = nearestInside(
    layers.map((layer) => (layer === 0 ? 1 : 0)),
    scene,
  );
  const away = (at: number, to: number) => Math.sqrt(squaredDistance(at, to, width)) / torso;
  const deep = nearestInside(
    layers.map((layer, at) => (layer > 0 && away(at, beside[at]!) > DEPTH ? 1 : 0)),
    scene,
  );
  for (let at = 0; at < alpha.length; at++) {
    const inside = layers[at]! > 0 ? away(at, beside[at]!) : 0;
    const outside = layers[at]! > 0 ? 0 : away(at, covered[at]!);
    if (outside > ALIKE.to) continue;
    if (inside > CORE) {
      alpha[at] = 1;
      continue;
    }
    const differs = ramp(differenceBehind(scene, at), SAME, OTHER);
    const alike = 1 - ramp(distance(data, at * 3, data, deep[at]! * 3), LIKE.from, LIKE.to);
    const near = 1 - ramp(outside, BESIDE.from, BESIDE.to);
    const reached = Math.max(near, alike * (1 - ramp(outside, ALIKE.from, ALIKE.to)));
    alpha[at] = Math.max(differs * reached, inside / CORE);
  }
  return alpha;
}

/** From the most similar of the background's pixels around, since generated backgrounds wobble. */
function differenceBehind({ data, behind, width, height }: SmallScene, at: number): number {
  const x = at % width;
  const y = (at / width) | 0;
  let least = Infinity;
  for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
    for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++)
      least = Math.min(least, distance(data, at * 3, behind, (v * width + u) * 3));
  return least;
}

function distance(a: Float32Array, i: number, b: Float32Array, j: number): number {
  const [r, g, blue] = [a[i]! - b[j]!, a[i + 1]! - b[j + 1]!, a[i + 2]! - b[j + 2]!];
  return Math.sqrt(r * r + g * g + blue * blue);
}
