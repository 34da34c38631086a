import type { DriverFigure, DriverFrame } from './driver-figure.ts';
import { LANDMARKS } from './limb-table.ts';
import type { PhotoFigure } from './photo-figure.ts';
import {
  alike,
  angle,
  clamp,
  minus,
  type Point,
  percentile,
  plus,
  size,
  spin,
  times,
  unit,
  wrapAngle,
} from './plane.ts';
import { limbVector } from './retarget-arms.ts';
import { SIDES, type Side } from './skeleton.ts';
import type { TargetFrame } from './target-frame.ts';

/** What holds for the legs of the whole track. */
interface LegPlan {
  /** Photo pixels a driver unit, up and down. */
  readonly scale: number;
  /** The same sideways: less for a dancer who crosses the room. */
  readonly scaleX: number;
  readonly footAngle: Readonly<Record<Side, number>>;
}

/** Farthest from the middle, in torsos, that somebody dances: the picture is no stage. */
const FARTHEST = 0.9;
const MOST_STRETCH = 1.04;
const MOST_FOOT_TURN = 0.6;
const FOOT_RANGE = [0.85, 1.25] as const;

/**
 * The driver's feet are mapped as places, not as directions: what stands still there stands still
 * here, whatever the proportions.
 */
export function planLegs(figure: DriverFigure, photo: PhotoFigure): LegPlan {
  const { thigh, shin } = figure.lengths;
  const own = SIDES.map((side) => photo.lengths[side].thigh + photo.lengths[side].shin);
  const scale = (own[0]! + own[1]!) / 2 / (thigh + shin);
  const travel = figure.frames.map(({ pelvis }) => Math.abs(pelvis[0] - figure.centreX));
  const farthest = percentile(travel, 0.98) * scale;
  return {
    scale,
    scaleX: scale * Math.min(1, (FARTHEST * photo.torso) / Math.max(farthest, 1e-6)),
    footAngle: { left: meanFootAngle(figure, 'left'), right: meanFootAngle(figure, 'right') },
  };
}

/** Puts the trunk on its legs: hips over the floor, ankles where the driver's are, knees between. */
export function retargetLegs(
  target: TargetFrame,
  driver: DriverFrame,
  figure: DriverFigure,
  photo: PhotoFigure,
  plan: LegPlan,
): void {
  const meanFloor = (photo.floor.left + photo.floor.right) / 2;
  const place = ([x, y]: Point, floor: number): Point => [
    photo.pelvis[0] + (x - figure.centreX) * plan.scaleX,
    floor + (y - driver.floor) * plan.scale,
  ];
  const ankle = (side: Side) => place(driver.point(LANDMARKS[side].ankle), photo.floor[side]);
  const pelvis = place(driver.pelvis, meanFloor);
  target.shift(pelvis);
  const tooHigh = SIDES.map((side) =>
    overreach(target.get(LANDMARKS[side].hip), ankle(side), photo, side),
  );
  target.shift([0, Math.max(0, ...tooHigh)]);
  for (const side of SIDES) {
    placeLeg(target, ankle(side), side, [driver, figure, photo]);
    placeFoot(target, side, driver, figure, photo, plan.footAngle[side]);
  }
}

/** How much the hips must come down for this leg to reach its ankle. */
function overreach([hipX, hipY]: Point, [x, y]: Point, photo: PhotoFigure, side: Side): number {
  const longest = (photo.lengths[side].thigh + photo.lengths[side].shin) * MOST_STRETCH;
  const across = Math.min(Math.abs(x - hipX), longest * 0.95);
  return y - hipY - Math.sqrt(longest * longest - across * across);
}

/** The driver's bend of the knee between our hip and our ankle; bones never longer than their own. */
function placeLeg(
  target: TargetFrame,
  wanted: Point,
  side: Side,
  [driver, figure, photo]: readonly [DriverFrame, DriverFigure, PhotoFigure],
): void {
  const { hip, knee, ankle } = LANDMARKS[side];
  const thigh = limbVector('thigh', side, driver, figure, photo);
  const shin = limbVector('shin', side, driver, figure, photo);
  const free = plus(thigh, shin);
  const reach = minus(wanted, target.get(hip));
  const { lengths } = photo;
  const stretch = Math.min(
    size(reach) / Math.max(size(free), 1e-6),
    (MOST_STRETCH * lengths[side].thigh) / size(thigh),
    (MOST_STRETCH * lengths[side].shin) / size(shin),
  );
  const reached = times(unit(reach), size(free) * stretch);
  target.set(knee, plus(target.get(hip), alike(thigh, free, reached)));
  target.set(ankle, plus(target.get(hip), reached));
}

/** The photo's own foot, turned as far as the driver's turns from its usual direction. */
function placeFoot(
  target: TargetFrame,
  side: Side,
  driver: DriverFrame,
  figure: DriverFigure,
  photo: PhotoFigure,
  usual: number,
): void {
  const { ankle, heel, toe } = LANDMARKS[side];
  const seen = minus(driver.point(toe), driver.point(ankle));
  const turn = clamp(wrapAngle(angle(seen) - usual), -MOST_FOOT_TURN, MOST_FOOT_TURN);
  const ratio = clamp(size(seen) / figure.footLength, ...FOOT_RANGE);
  for (const index of [heel, toe]) {
    const own = minus(photo.point(index), photo.point(ankle));
    target.set(index, plus(target.get(ankle), times(spin(own, turn), index === toe ? ratio : 1)));
  }
}

function meanFootAngle({ frames }: DriverFigure, side: Side): number {
  const { ankle, toe } = LANDMARKS[side];
  const sum = frames.reduce<Point>(
    (total, { point }) => plus(total, unit(minus(point(toe), point(ankle)))),
    [0, 0],
  );
  return angle(sum);
}
