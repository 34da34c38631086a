import type { Analysis } from './analysis.ts';
import { boneLine } from './figure.ts';
import { length, mix, segmentDistance } from './geometry.ts';
import { PART } from './labels.ts';
import type { Findings, LayerPlan } from './layer-plan.ts';
import type { Mask } from './mask.ts';
import { erode, maskWhere, union } from './mask.ts';
import type { ArmName } from './skeleton.ts';
import { joint, LIMBS, RADIUS } from './skeleton.ts';

/** An arm as the photo shows it, and what of it a sleeve hides. */
export function planArm({ analysis, labels }: Findings, arm: ArmName): LayerPlan {
  const { inside, figure } = analysis;
  const shoulder = joint(figure.joints, LIMBS[arm][0].from);
  const own = maskWhere(analysis, (i) => inside[i] === 1 && labels[i] === PART[arm]);
  const visible = maskWhere(analysis, (i, x, y) => {
    if (!inside[i]) return false;
    return own[i] === 1 || length(shoulder, [x, y]) < 0.09 * figure.torso;
  });
  const fill = hiddenBones(analysis, arm, own);
  return {
    name: arm,
    shape: union(visible, fill),
    fill,
    source: erode(own, analysis, 1),
    style: 'mean',
  };
}

/** A bone is hidden when less of its line than this shows the arm. */
const LEAST_SHOWN = 0.75;
/** Half width of a made-up arm, by the usual one. */
const MADE_UP = 0.6;

/**
 * Upper arm or forearm of which a wide sleeve or the pose shows almost nothing: without them the
 * rest of the arm would fly about on its own.
 */
function hiddenBones(analysis: Analysis, arm: ArmName, own: Mask): Mask {
  const { inside, figure, width } = analysis;
  const lines = LIMBS[arm]
    .filter(({ kind }) => kind !== 'hand')
    .map((bone) => ({ line: boneLine(figure, bone), radius: RADIUS[bone.kind] * figure.torso }))
    .filter(({ line: [from, to] }) => {
      const steps = Math.ceil(length(from, to));
      const shown = Array.from({ length: steps }, (_, k) => mix(from, to, k / steps)).filter(
        ([x, y]) => own[Math.round(y) * width + Math.round(x)] === 1,
      );
      return own.includes(1) && shown.length < LEAST_SHOWN * steps;
    });
  return maskWhere(analysis, (i, x, y) => {
    if (!inside[i] || own[i]) return false;
    return lines.some(({ line, radius }) => segmentDistance(x, y, line) < MADE_UP * radius);
  });
}
