import type { DriverFigure, DriverFrame } from './driver-figure.ts';
import type { LimbBone } from './limb-table.ts';
import { LANDMARKS, LIMB_BONES } from './limb-table.ts';
import { type PhotoFigure, palmOf } from './photo-figure.ts';
import { clamp, minus, type Point, plus, size, times, unit } from './plane.ts';
import type { Side } from './skeleton.ts';
import type { HandPlan, TargetFrame } from './target-frame.ts';

/** How short a limb may look; a texture squeezed further turns to mush. */
const LIMB_RANGE = [0.4, 1.03] as const;
/** A hand pointing at the camera has no direction, so it keeps at least this share along the forearm. */
const LEAST_HAND = 0.45;

/** Elbows, wrists and palms from the shoulders on; answers where the fingers go. */
export function retargetArms(
  target: TargetFrame,
  driver: DriverFrame,
  figure: DriverFigure,
  photo: PhotoFigure,
): Record<Side, HandPlan> {
  const arm = (side: Side): HandPlan => {
    const { shoulder, elbow, wrist } = LANDMARKS[side];
    const upper = limbVector('upperArm', side, driver, figure, photo);
    const fore = limbVector('forearm', side, driver, figure, photo);
    target.set(elbow, plus(target.get(shoulder), upper));
    target.set(wrist, plus(target.get(elbow), fore));
    return placePalm(target, side, driver, figure, photo, fore);
  };
  return { left: arm('left'), right: arm('right') };
}

/** A limb bone: the driver's direction and foreshortening, the photo's length. */
export function limbVector(
  bone: LimbBone,
  side: Side,
  driver: DriverFrame,
  figure: DriverFigure,
  photo: PhotoFigure,
): Point {
  const [from, to] = LIMB_BONES[bone];
  const seen = minus(driver.point(LANDMARKS[side][to]), driver.point(LANDMARKS[side][from]));
  const ratio = clamp(size(seen) / figure.lengths[bone], ...LIMB_RANGE);
  return times(unit(seen), photo.lengths[side][bone] * ratio);
}

function placePalm(
  target: TargetFrame,
  side: Side,
  driver: DriverFrame,
  figure: DriverFigure,
  photo: PhotoFigure,
  forearm: Point,
): HandPlan {
  const { wrist, palm } = LANDMARKS[side];
  const scale = photo.handLength[side] / figure.handLength;
  const seen = size(palmOf(driver.point, side)) * scale;
  const missing = Math.max(0, LEAST_HAND * photo.handLength[side] - seen);
  const shift = times(unit(forearm), missing);
  for (const index of palm) {
    const offset = minus(driver.point(index), driver.point(wrist));
    target.set(index, plus(target.get(wrist), plus(times(offset, scale), shift)));
  }
  return { wrist: target.get(wrist), scale, shift };
}
