import { BODY } from '../core/landmarks.ts';
import type { DriverFigure, DriverFrame } from './driver-figure.ts';
import { FACE_LANDMARKS } from './limb-table.ts';
import type { PhotoFigure } from './photo-figure.ts';
import {
  angle,
  clamp,
  minus,
  type Point,
  plus,
  size,
  spin,
  times,
  unit,
  wrapAngle,
} from './plane.ts';
import type { TargetFrame } from './target-frame.ts';

/** How far a photo's trunk may look shortened, widened or turned before it looks wrong. */
const SPINE_RANGE = [0.85, 1.03] as const;
const WIDTH_RANGE = [0.6, 1.05] as const;
const NECK_RANGE = [0.88, 1.06] as const;
const MOST_HEAD_TURN = 0.7;

/** Spine, shoulders, hips and head about a pelvis at the origin. */
export function retargetTrunk(
  target: TargetFrame,
  driver: DriverFrame,
  figure: DriverFigure,
  photo: PhotoFigure,
): void {
  const spine = stretched(
    minus(driver.neck, driver.pelvis),
    figure.torso,
    photo.torso,
    SPINE_RANGE,
  );
  const line = (left: number, right: number, full: number, width: number): Point =>
    times(stretched(minus(driver.point(left), driver.point(right)), full, width, WIDTH_RANGE), 0.5);
  const shoulders = line(
    BODY.leftShoulder,
    BODY.rightShoulder,
    figure.shoulderWidth,
    photo.shoulderWidth,
  );
  const hips = line(BODY.leftHip, BODY.rightHip, figure.hipWidth, photo.hipWidth);
  target.set(BODY.leftShoulder, plus(spine, shoulders));
  target.set(BODY.rightShoulder, minus(spine, shoulders));
  target.set(BODY.leftHip, hips);
  target.set(BODY.rightHip, times(hips, -1));
  placeHead(target, driver, figure, photo, spine);
}

/** The photo's face as it is, tilted and moved with the driver's head. */
function placeHead(
  target: TargetFrame,
  driver: DriverFrame,
  figure: DriverFigure,
  photo: PhotoFigure,
  neck: Point,
): void {
  const own = minus(photo.head, photo.neck);
  const wanted = stretched(
    minus(driver.head, driver.neck),
    figure.neckLength,
    size(own),
    NECK_RANGE,
  );
  const turn = clamp(wrapAngle(angle(wanted) - angle(own)), -MOST_HEAD_TURN, MOST_HEAD_TURN);
  const head = plus(neck, times(unit(spin(own, turn)), size(wanted)));
  for (const index of FACE_LANDMARKS) {
    target.set(index, plus(head, spin(minus(photo.point(index), photo.head), turn)));
  }
}

/** The driver's direction; the photo's length, foreshortened as the driver's. */
function stretched(
  seen: Point,
  full: number,
  own: number,
  [low, high]: readonly [number, number],
): Point {
  return times(unit(seen), own * clamp(size(seen) / full, low, high));
}
