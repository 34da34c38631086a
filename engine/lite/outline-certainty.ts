import { boxBlur } from '../core/box-blur.ts';

/** Looked at are so many pixels to each side: where the network is sure of an outline, it is no wider than one. */
const RADIUS = 2;
/** How decided these are in the mean where all is a haze, and from where on the network is sure. */
const HAZY = 0.35;
const SURE = 0.65;

/**
 * How far the network is to be believed near a pixel, [h,w] 0…1: not where it cannot tell person from background further than
 * an outline is wide. What it draws there is a haze, and a puppet has an edge.
 * @param person [h,w] 0…1 how much of a pixel the person is in the mean, see `readMean`
 */
export function outlineCertainty(person: Float32Array, width: number): Float32Array {
  const decided = person.map((share) => Math.abs(2 * share - 1));
  return boxBlur(decided, width, RADIUS).map((mean) =>
    Math.min(Math.max((mean - HAZY) / (SURE - HAZY), 0), 1),
  );
}
