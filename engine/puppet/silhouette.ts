import { BODY } from '../core/landmarks.ts';
import type { Analysis } from './analysis.ts';
import type { Point } from './geometry.ts';
import { length, mix } from './geometry.ts';
import type { Mask } from './mask.ts';
import { fillPolygon } from './mask.ts';
import type { LegName } from './skeleton.ts';
import { joint } from './skeleton.ts';

/** Where a trunk is to be expected: shoulders, a waist a third of the way up, and hips. */
export function expectedTorso(analysis: Analysis): Mask {
  const at = (i: number) => joint(analysis.figure.joints, i);
  const [ls, rs, lh, rh] = [BODY.leftShoulder, BODY.rightShoulder, BODY.leftHip, BODY.rightHip];
  const left = mix(at(ls), at(lh), 0.65);
  const right = mix(at(rs), at(rh), 0.65);
  const polygon: Point[] = [
    mix(at(ls), at(rs), 0.02),
    mix(at(rs), at(ls), 0.02),
    mix(left, right, 1.04),
    mix(at(rh), at(lh), -0.38),
    mix(at(lh), at(rh), -0.38),
    mix(left, right, -0.04),
  ];
  return fillPolygon(polygon, analysis);
}

/** Where a thigh is to be expected: from the hip's outside to the knee. */
export function expectedThigh(analysis: Analysis, leg: LegName): Mask {
  const at = (i: number) => joint(analysis.figure.joints, i);
  const [hip, other, knee] =
    leg === 'leftLeg'
      ? [at(BODY.leftHip), at(BODY.rightHip), at(BODY.leftKnee)]
      : [at(BODY.rightHip), at(BODY.leftHip), at(BODY.rightKnee)];
  const hips = Math.max(length(hip, other), 1e-6);
  const reach = 0.11 * analysis.figure.torso;
  const out: Point = [((hip[0] - other[0]) / hips) * reach, ((hip[1] - other[1]) / hips) * reach];
  const middle = mix(hip, other, 0.5);
  const inner: Point = [middle[0] + (knee[0] - hip[0]) * 0.2, middle[1] + (knee[1] - hip[1]) * 0.2];
  const kneeOut: Point = [knee[0] + out[0], knee[1] + out[1]];
  const kneeIn: Point = [knee[0] - out[0], knee[1] - out[1]];
  return fillPolygon([mix(hip, other, -0.38), kneeOut, kneeIn, inner, middle], analysis);
}
