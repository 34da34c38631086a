/** How decided the network is to be, in its own size: a share between two sources is a haze. */
const CRISPNESS = 2;
/** And between the person and the background: an outline that is in the wrong place is better soft. */
const OUTLINE_CRISPNESS = 1;

/**
 * What logits are multiplied by in the clip's size: more as the frame is larger, so that an outline is as sharp as the frame.
 * @param enlarged pixels of the frame a pixel of the network's
 */
export function crispness(enlarged: number): number {
  return CRISPNESS * enlarged;
}

/** What the person's logit against the background's is multiplied by where it is drawn anew. */
export function outlineCrispness(enlarged: number): number {
  return OUTLINE_CRISPNESS * enlarged;
}
