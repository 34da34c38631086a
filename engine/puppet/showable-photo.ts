import { boxBlur } from '../core/box-blur.ts';
import { nearestInside } from '../core/nearest.ts';
import type { PoseFrame } from '../core/pose-track.ts';
import type { View } from '../core/view.ts';
import { FLAT_ORDER } from './depth-order.ts';
import { erode, type Mask, maskWhere } from './mask.ts';
import type { Puppet } from './puppet.ts';
import { renderAlone } from './render-alone.ts';
import { drawSources } from './source-map.ts';
import { bodyReach, withinBody } from './within-body.ts';

/** By so much, of −1…1, an unmoved puppet is another than its photo where it was made up. */
const MADE_UP = 0.2;
/** In the mean of so many pixels to each side, as a share of the height: the puppet's edges lie a little beside the photo's. */
const ABOUT = 1 / 384;
/** Nearer than this share of the height to what may not be shown nothing is: fingers are cut roughly. */
const FINGERS = 1 / 192;

/** Of a pixel of the photo, to be shown: on an outline it is mixed with what was behind it. */
const LEAST_PERSON = 0.75;

interface PhotoSeen {
  /** The photo's own pose. */
  readonly unmoved: PoseFrame;
  readonly view: View;
  /** As the view shows it, planes [3,H,W] in −1…1. */
  readonly photo: Float32Array;
  /** [H,W] how much of its pixels is the person, 0…1. */
  readonly matte: Float32Array;
}

/**
 * Which of a photo's pixels may be shown where the body is drawn anew: what is the body's own, not a hand before a
 * hip. Where the puppet was made up something lay before it.
 */
export function showablePhoto(puppet: Puppet, { unmoved, photo, matte, view }: PhotoSeen): Mask {
  const map = drawSources(puppet, unmoved, view, FLAT_ORDER);
  const nearest = nearestInside(map.layers, map, Math.ceil(bodyReach(puppet, view)));
  const body = withinBody(puppet, { collar: true, map, nearest, view });
  const { colour, cover } = renderAlone(puppet, unmoved, view, FLAT_ORDER);
  const pixels = body.length;
  const own = maskWhere(view, (at) => body[at]! > 0.5);
  for (let channel = 0; channel < 3; channel++) {
    const changes = new Float32Array(pixels);
    for (let at = 0; at < pixels; at++) {
      if (cover.data[at] !== 255) continue;
      const shown = (colour.data[3 * at + channel]! / 255) * 2 - 1;
      changes[at] = shown - photo[channel * pixels + at]!;
    }
    const mean = boxBlur(changes, view.width, Math.round(ABOUT * view.height));
    for (let at = 0; at < pixels; at++) if (Math.abs(mean[at]!) > MADE_UP) own[at] = 0;
  }
  const clear = erode(own, view, FINGERS * view.height);
  return maskWhere(view, (at) => clear[at] === 1 && matte[at]! >= LEAST_PERSON);
}
