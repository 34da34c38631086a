import { BODY } from '../core/landmarks.ts';
import type { Analysis } from './analysis.ts';
import type { Point } from './geometry.ts';
import { mix } from './geometry.ts';
import type { Mask } from './mask.ts';
import { fillPolygon } from './mask.ts';
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
