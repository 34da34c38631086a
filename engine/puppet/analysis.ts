import type { Person } from '../core/person.ts';
import { rgbToLab } from './colour.ts';
import type { Figure, Placement } from './figure.ts';
import { figureOf } from './figure.ts';
import { clamp } from './geometry.ts';
import type { Grid, Mask } from './mask.ts';
import { boundingBox } from './mask.ts';
import type { Crop, Samples } from './resample.ts';
import { cut, shrink } from './resample.ts';
import { jointsOf, torsoLength } from './skeleton.ts';

/** The person's rectangle of the photo, at photo resolution. */
export interface Cutout extends Crop {
  readonly photo: Samples;
  readonly matte: Samples;
  readonly plate: Samples;
}

/** The same rectangle small enough to think about: all labels and masks are made here. */
export interface Analysis extends Grid {
  readonly lab: Float32Array;
  readonly plateLab: Float32Array;
  /** The person as the matte shows them. */
  readonly matte: Mask;
  /** The same without what turned out to be background. */
  readonly inside: Mask;
  readonly figure: Figure;
  readonly placement: Placement;
}

/** Torso length aimed at for analysis: a standing person is then about 480 px high. */
const ANALYSIS_TORSO_PX = 130;

/** The rectangle around everything the matte shows, a little wider. */
export function cutOut(person: Person): Cutout {
  const { photo, matte, plate } = person;
  const box = matteBox(person);
  const { width, height } = photo;
  const rgb = (data: Uint8Array): Samples => ({ width, height, channels: 3, data });
  return {
    ...box,
    photo: cut(rgb(photo.data), box),
    plate: cut(rgb(plate.data), box),
    matte: cut({ width, height, channels: 1, data: matte.data }, box),
  };
}

/** Shrinks a cutout so that every torso has about the same size. */
export function analyse(person: Person, cutout: Cutout): Analysis {
  const torso = torsoLength(jointsOf(person.body));
  const scale = Math.min(1, ANALYSIS_TORSO_PX / torso);
  const photo = shrink(cutout.photo, scale);
  const matte = shrink(cutout.matte, scale);
  const inside = matte.data.map((v) => (v > 127 ? 1 : 0));
  const placement = { left: cutout.left, top: cutout.top, scale: photo.width / cutout.width };
  return {
    width: photo.width,
    height: photo.height,
    lab: rgbToLab(photo.data),
    plateLab: rgbToLab(shrink(cutout.plate, scale).data),
    matte: inside,
    inside,
    figure: figureOf(person, placement),
    placement,
  };
}

function matteBox(person: Person): Crop {
  const { width, height, data } = person.matte;
  const box = boundingBox(person.matte, (i) => data[i]! > 0);
  if (!box) return { left: 0, top: 0, width, height };
  const margin = Math.ceil(0.1 * torsoLength(jointsOf(person.body)));
  const left = clamp(box.left - margin, 0, width);
  const top = clamp(box.top - margin, 0, height);
  const right = clamp(box.left + box.width + margin, 0, width);
  const bottom = clamp(box.top + box.height + margin, 0, height);
  return { left, top, width: right - left, height: bottom - top };
}
