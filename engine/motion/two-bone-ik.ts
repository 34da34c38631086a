import {
  add,
  cross,
  dot,
  length,
  normalize,
  reject,
  scale,
  subtract,
  type Vec3,
} from './vector.ts';

interface TwoBoneSolution {
  readonly middle: Vec3;
  /** Where the chain really ends: at the target unless that is out of reach. */
  readonly end: Vec3;
  /** Unit vector towards which the middle joint bulges, at right angles to root → end. */
  readonly pole: Vec3;
  /** Unit hinge axis: root → end × pole. */
  readonly hinge: Vec3;
}

interface Chain {
  readonly root: Vec3;
  readonly upper: number;
  readonly lower: number;
}

/** Never quite straight: a locked elbow or knee pops when it starts to bend. */
const FULL_REACH = 0.998;

/** Elbow or knee of an arm or leg that shall end at `target`, bulging towards `hint` (law of cosines). */
export function solveTwoBones(
  { root, upper, lower }: Chain,
  target: Vec3,
  hint: Vec3,
): TwoBoneSolution {
  const reach = subtract(target, root);
  const nearest = Math.abs(upper - lower) + 0.02;
  const distance = Math.min(Math.max(length(reach), nearest), (upper + lower) * FULL_REACH);
  const direction = length(reach) < 1e-6 ? ([0, -1, 0] as const) : normalize(reach);
  const pole = normalize(reject(hint, direction));
  const along = (upper * upper - lower * lower + distance * distance) / (2 * distance);
  const out = Math.sqrt(Math.max(0, upper * upper - along * along));
  return {
    middle: add(root, add(scale(direction, along), scale(pole, out))),
    end: add(root, scale(direction, distance)),
    pole,
    hinge: cross(direction, pole),
  };
}

/** A hint that is never parallel to the limb: `hint`, with a little of `fallback` mixed in. */
export function safeHint(hint: Vec3, fallback: Vec3, direction: Vec3): Vec3 {
  const unit = normalize(direction);
  const clear = reject(normalize(hint), unit);
  const missing = Math.max(0, 0.4 - length(clear));
  const spare = reject(fallback, unit);
  return dot(clear, clear) > 0.16 ? clear : add(clear, scale(spare, missing));
}
