import type { DriverFigure, DriverFrame } from './driver-figure.ts';
import { LANDMARKS } from './limb-table.ts';
import type { PhotoFigure } from './photo-figure.ts';
import { clamp, type Point, plus, times } from './plane.ts';
import { SIDES } from './skeleton.ts';
import type { TargetFrame } from './target-frame.ts';

/** Farthest that the pelvis sways, in torsos: the picture's lower border cuts through the body. */
const MOST_SWAY = 0.12;
const KNEE_SHARE = 0.3;

/** Legs as in the photo, for people cut off by the border: only a sway of the hips reaches them. */
export function keepLegs(
  target: TargetFrame,
  driver: DriverFrame,
  figure: DriverFigure,
  photo: PhotoFigure,
): void {
  const scale = photo.torso / figure.torso;
  const limit = MOST_SWAY * photo.torso;
  const height = (driver.floor - driver.pelvis[1]) * scale;
  const usual = figure.pelvisHeight * scale;
  const sway: Point = [
    clamp((driver.pelvis[0] - figure.centreX) * scale, -limit, limit),
    clamp((usual - height) * 0.5, -limit / 2, limit / 2),
  ];
  target.shift(plus(photo.pelvis, sway));
  for (const side of SIDES) {
    const { hip, knee, ankle, heel, toe } = LANDMARKS[side];
    target.set(hip, plus(photo.point(hip), sway));
    target.set(knee, plus(photo.point(knee), times(sway, KNEE_SHARE)));
    for (const index of [ankle, heel, toe]) target.set(index, photo.point(index));
  }
}
