import { boxBlur } from '../core/box-blur.ts';

/** Looked at are so many pixels to each side: where the network is sure of an outline, it is no wider than one. */
const RADIUS = 2;
/** How decided these are where all is a haze, and from where on the network is sure. */
const HAZY = 0.2;
const SURE = 0.5;
/** What the logits are multiplied by, as in the mean of what a pixel may be. */
const STEEPNESS = 0.7;

/**
 * How far the network is to be believed near a pixel, [h,w] 0…1: not where it cannot tell person from background further than
 * an outline is wide. What it draws there is a haze, and a puppet has an edge.
 * @param outline [h,w] as a logit, by how much the person is likelier than the background
 */
export function outlineCertainty(outline: Float32Array, width: number): Float32Array {
  // By how much the likelier of the two is likelier.
  const decided = outline.map((logit) => Math.abs(Math.tanh((STEEPNESS * logit) / 2)));
  return boxBlur(decided, width, RADIUS).map((mean) =>
    Math.min(Math.max((mean - HAZY) / (SURE - HAZY), 0), 1),
  );
}
