import { boxBlur } from '../core/box-blur.ts';
import { outlineCrispness } from './crispness.ts';
import type { Scale } from './scale.ts';

/** How sure a puppet is of its own outline, as a logit, and over which share of the height to each side that grows. */
const PUPPET_OUTLINE = 6;
const OUTLINE_WIDTH = 1 / 192;
/** Where a puppet covers so much of what is nearer than this share of the height, a person is for certain, and wholly so with all of it. */
const DEEP = 0.8;
const DEPTH = 1 / 48;
/** Where the background's logit is greater by this, nothing else shows. */
const UNSEEN = 10;

/** How much of a pixel is the person, 0…1, as far as the network is believed there, 0…1; else by the puppet. */
type PersonShare = (at: number, believed: number) => number;

/**
 * The outline between the puppet's and the network's.
 * @param cover [H,W] how much of a pixel the puppet covers, 0…1
 * @param outline [H,W] as a logit of the network's, enlarged, by how much the person is likelier than the background
 */
export function mixOutlines(
  cover: Float32Array,
  outline: Float32Array,
  { size, enlarged }: Scale,
): PersonShare {
  const coveredWithin = (share: number) =>
    boxBlur(cover, size.width, Math.max(1, Math.round(share * size.height)));
  const [edges, depths] = [coveredWithin(OUTLINE_WIDTH), coveredWithin(DEPTH)];
  const steepness = outlineCrispness(enlarged);
  return (at, believed) => {
    const byPuppet = PUPPET_OUTLINE * (2 * edges[at]! - 1);
    const between = believed * steepness * outline[at]! + (1 - believed) * byPuppet;
    const deep = PUPPET_OUTLINE * (2 * Math.max((depths[at]! - DEEP) / (1 - DEEP), 0) - 1);
    const logit = Math.max(between, deep);
    return logit < -UNSEEN ? 0 : 1 / (1 + Math.exp(-logit));
  };
}
