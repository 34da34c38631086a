import { nearestInside, squaredDistance } from '../core/nearest.ts';
import type { SourceMap } from './source-map.ts';

/** Where the pixels of a view come from, also those beside the puppet. */
export interface ContinuedSources {
  /** Planes [2,H,W] x, y in pixels of the view. */
  readonly sources: Float32Array;
  /** [H,W] the puppet's pixel that each one continues: itself on the puppet; -1 if there is none near. */
  readonly nearest: Int32Array;
}

/** Pixels further inside by which the puppet's turn at its outline is told, best first. */
const INSIDE_PX = [6, 3] as const;

/** Beside the puppet, what moves there moves as its nearest pixel does, but does not turn with it. */
export function continueLevel(
  map: SourceMap,
  /** Where it is known already: to find it takes longer than all else. */
  nearest = nearestInside(map.layers, map),
): ContinuedSources {
  return continueBy(map, nearest, () => undefined);
}

/**
 * Beside the puppet the photo goes on as it lies at the nearest pixel, turned and stretched as there.
 * @param reach see `nearestInside`
 */
export function continueTurned(map: SourceMap, reach?: number): ContinuedSources {
  const { width, layers, places } = map;
  return continueBy(map, nearestInside(layers, map, reach), (near, way) => {
    const [dx, dy] = way;
    // Math.hypot is ten times slower, and this is asked for every pixel.
    const length = Math.sqrt(dx * dx + dy * dy);
    for (const depth of INSIDE_PX) {
      const inner =
        near - Math.round((dy / length) * depth) * width - Math.round((dx / length) * depth);
      if (layers[inner] !== layers[near]) continue;
      const stretch = length / Math.sqrt(squaredDistance(near, inner, width));
      way[0] = (places[near * 2]! - places[inner * 2]!) * stretch;
      way[1] = (places[near * 2 + 1]! - places[inner * 2 + 1]!) * stretch;
      return;
    }
  });
}

/**
 * Changes the way from a pixel of the puppet to one beside it into what it is in the photo. Nothing new is made: this
 * is asked for every pixel.
 */
type Turn = (near: number, way: [number, number]) => void;

/** From the nearest pixel's place by what `turn` makes of the way to it. */
function continueBy(
  { width, height, places }: SourceMap,
  nearest: Int32Array,
  turn: Turn,
): ContinuedSources {
  const pixels = width * height;
  const sources = new Float32Array(2 * pixels);
  const way: [number, number] = [0, 0];
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const near = nearest[at]!;
      if (near < 0) {
        sources[at] = x + 0.5;
        sources[pixels + at] = y + 0.5;
        continue;
      }
      sources[at] = places[near * 2]!;
      sources[pixels + at] = places[near * 2 + 1]!;
      if (near === at) continue;
      const row = (near / width) | 0;
      way[0] = x - (near - row * width);
      way[1] = y - row;
      turn(near, way);
      sources[at]! += way[0];
      sources[pixels + at]! += way[1];
    }
  return { sources, nearest };
}
