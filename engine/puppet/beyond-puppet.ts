import { nearestInside } from '../core/nearest.ts';
import type { SourceMap } from './source-map.ts';

/** Where the pixels of a view come from, also those beside the puppet. */
export interface ContinuedSources {
  /** Planes [2,H,W] x, y in pixels of the view. */
  readonly sources: Float32Array;
  /** [H,W] the puppet's pixel that each one continues: itself on the puppet; -1 if there is no puppet. */
  readonly nearest: Int32Array;
}

/** Pixels further inside by which the puppet's turn at its outline is told, best first. */
const INSIDE_PX = [6, 3];

/** Beside the puppet, what moves there moves as its nearest pixel does, but does not turn with it. */
export function continueLevel(
  map: SourceMap,
  /** Where it is known already: to find it takes longer than all else. */
  nearest = nearestInside(map.layers, map),
): ContinuedSources {
  return continueBy(map, nearest, (_, dx, dy) => [dx, dy]);
}

/** Beside the puppet the photo goes on as it lies at the nearest pixel, turned and stretched as there. */
export function continueTurned(map: SourceMap): ContinuedSources {
  const { width, layers, places } = map;
  return continueBy(map, nearestInside(layers, map), (near, dx, dy) => {
    // Math.hypot is ten times slower, and this is asked for every pixel.
    const length = Math.sqrt(dx * dx + dy * dy);
    for (const depth of INSIDE_PX) {
      const inner =
        near - Math.round((dy / length) * depth) * width - Math.round((dx / length) * depth);
      if (layers[inner] !== layers[near]) continue;
      const [u, v] = [
        (near % width) - (inner % width),
        Math.trunc(near / width) - Math.trunc(inner / width),
      ];
      const far = Math.sqrt(u * u + v * v);
      const [x, y] = [0, 1].map((i) => places[near * 2 + i]! - places[inner * 2 + i]!);
      return [(x! * length) / far, (y! * length) / far];
    }
    return [dx, dy];
  });
}

/** From the nearest pixel's place by what `way` makes of the pixel's distance to it. */
function continueBy(
  { width, height, places }: SourceMap,
  nearest: Int32Array,
  way: (near: number, dx: number, dy: number) => readonly [number, number],
): ContinuedSources {
  const pixels = width * height;
  const sources = new Float32Array(2 * pixels);
  for (let at = 0; at < pixels; at++) {
    const near = nearest[at]!;
    const [x, y] = [at % width, Math.floor(at / width)];
    if (near < 0) {
      sources[at] = x + 0.5;
      sources[pixels + at] = y + 0.5;
      continue;
    }
    const [dx, dy] =
      near === at ? [0, 0] : way(near, x - (near % width), y - Math.floor(near / width));
    sources[at] = places[near * 2]! + dx;
    sources[pixels + at] = places[near * 2 + 1]! + dy;
  }
  return { sources, nearest };
}
