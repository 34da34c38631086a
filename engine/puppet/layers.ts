import { planArm } from './arm-layer.ts';
import { bridgeOutline } from './covered-outline.ts';
import { boneLine, neckLine, spineHeight } from './figure.ts';
import { mix, segmentDistance } from './geometry.ts';
import { ARMS, LEGS, PART } from './labels.ts';
import type { Findings, LayerPlan, Twin } from './layer-plan.ts';
import type { Mask } from './mask.ts';
import { dilate, erode, fillHull, keepConnected, maskWhere, union } from './mask.ts';
import { expectedTorso } from './silhouette.ts';
import type { LegName } from './skeleton.ts';
import { EXTRA, joint, LIMBS } from './skeleton.ts';

/** Cuts the person into overlapping layers. Legs are missing where the photo does not show them. */
export function planLayers(findings: Findings): LayerPlan[] {
  const legs = findings.analysis.figure.half ? [] : LEGS.map((leg) => planLeg(findings, leg));
  const arms = ARMS.map((arm) => planArm(findings, arm));
  return [planTorso(findings), planHead(findings), ...legs, ...arms];
}

function planTorso(findings: Findings): LayerPlan {
  const { analysis, labels, near, hem } = findings;
  const { inside, figure } = analysis;
  const height = spineHeight(figure);
  const part = (i: number) => (inside[i] ? labels[i]! : -1);
  const isLeg = (i: number) => part(i) >= PART.leftLeg;
  const clear = (i: number) => !near[i];
  const whole = hem !== null || figure.half;
  const fill = torsoFill(findings, whole);
  // Between the thighs the torso reaches lower: it spans the crotch when the legs part.
  const middle = joint(figure.joints, EXTRA.pelvis)[0];
  const hipLine = (x: number) =>
    -0.06 - 0.14 * Math.max(0, 1 - Math.abs(x - middle) / (0.2 * figure.torso));
  const shape = maskWhere(analysis, (i, x, y) => {
    if (hem !== null && y > hem + 0.02 * figure.torso) return false;
    if (fill[i]) return true;
    if (!clear(i)) return false;
    if (part(i) === PART.torso) return true;
    if (isLeg(i)) return whole || height(x, y) > hipLine(x);
    return part(i) === PART.head && height(x, y) < 1.15;
  });
  const source = maskWhere(analysis, (i) => clear(i) && (part(i) === PART.torso || isLeg(i)));
  return { name: 'torso', shape, fill, source: erode(source, analysis, 1), style: 'mirror' };
}

/** The most of a trunk's outline that a hand hides, in torso lengths; more is an arm along it. */
const LONGEST_BRIDGE = 0.6;

/** The part of the trunk (and skirt) that arms cover and that must be made up. */
function torsoFill({ analysis, labels, near }: Findings, whole: boolean): Mask {
  const { inside, figure } = analysis;
  const height = spineHeight(figure);
  const visible = maskWhere(analysis, (i, x, y) => {
    if (!inside[i] || near[i]) return false;
    const h = height(x, y);
    if (whole) return h < 0.9 && (labels[i] === PART.torso || labels[i]! >= PART.leftLeg);
    return h < 0.9 && h > -0.45 && labels[i] !== PART.head;
  });
  const hull = fillHull(erode(visible, analysis, 1), analysis);
  const expected = expectedTorso(analysis);
  const cover = maskWhere(analysis, (i) => near[i] === 1 && inside[i] === 1);
  const bridged = bridgeOutline(visible, cover, analysis, LONGEST_BRIDGE * figure.torso);
  const fill = maskWhere(analysis, (i, x, y) => {
    const h = height(x, y);
    if (!cover[i] || h >= 1 || (!whole && h < -0.2)) return false;
    // Armpits are hollow by nature: there the outline may not go straight.
    if (bridged[i] && h < 0.7) return bridged[i] === 1;
    return expected[i] === 1 || hull[i] === 1;
  });
  return keepConnected(fill, dilate(visible, analysis, 1.5), analysis);
}

function planHead({ analysis, labels, near }: Findings): LayerPlan {
  const { inside, figure } = analysis;
  const visible = maskWhere(
    analysis,
    (i) => labels[i] === PART.head && inside[i] === 1 && !near[i],
  );
  const hull = fillHull(visible, analysis);
  const fill = maskWhere(analysis, (i, x, y) => {
    if (!near[i] || !inside[i] || !hull[i]) return false;
    return segmentDistance(x, y, neckLine(figure)) < 0.45 * figure.torso;
  });
  return { name: 'head', shape: union(visible, fill), fill, source: visible, style: 'mirror' };
}

function planLeg(findings: Findings, leg: LegName): LayerPlan {
  return findings.hem === null
    ? planBareLeg(findings, leg)
    : planLegBelowHem(findings, leg, findings.hem);
}

function planBareLeg({ analysis, labels, near }: Findings, leg: LegName): LayerPlan {
  const { inside, figure } = analysis;
  const T = figure.torso;
  const height = spineHeight(figure);
  const [hip, knee] = boneLine(figure, LIMBS[leg][0]);
  const pelvis = joint(figure.joints, EXTRA.pelvis);
  const onSide = (x: number, y: number) =>
    (x - pelvis[0]) * (hip[0] - pelvis[0]) + (y - pelvis[1]) * (hip[1] - pelvis[1]) > 0;
  const own = maskWhere(analysis, (i) => inside[i] === 1 && !near[i] && labels[i] === PART[leg]);
  const aboveKnee = own.map((v, i) => (v && i < knee[1] * analysis.width ? 1 : 0));
  const upper = maskWhere(analysis, (i, x, y) => {
    const h = height(x, y);
    return (
      inside[i] === 1 &&
      !near[i] &&
      labels[i] === PART.torso &&
      h > -0.1 &&
      h < 0.25 &&
      onSide(x, y)
    );
  });
  const hull = fillHull(union(aboveKnee, upper), analysis);
  const fill = maskWhere(analysis, (i, x, y) => {
    return near[i] === 1 && inside[i] === 1 && hull[i] === 1 && height(x, y) < 0.1;
  });
  // The thigh reaches up under the torso, so that a lifted knee opens no gap.
  const hipCap = maskWhere(analysis, (i, x, y) => {
    const h = height(x, y);
    if (!inside[i] || near[i] || h < -0.1 || h > 0.12) return false;
    return segmentDistance(x, y, [mix(hip, knee, -0.25), knee]) < 0.19 * T;
  });
  const shape = union(union(own, hipCap), fill);
  const twin = findTwin({ analysis, labels, near }, leg);
  return { name: leg, shape, fill, source: erode(own, analysis, 1), style: 'mean', twin };
}

function findTwin({ analysis, labels, near }: Omit<Findings, 'hem'>, leg: LegName): Twin {
  const { inside, figure } = analysis;
  const other = leg === 'leftLeg' ? 'rightLeg' : 'leftLeg';
  const shown = maskWhere(
    analysis,
    (i) => inside[i] === 1 && !near[i] && labels[i] === PART[other],
  );
  return {
    own: boneLine(figure, LIMBS[leg][0]),
    other: boneLine(figure, LIMBS[other][0]),
    visible: erode(shown, analysis, 1),
  };
}

/** Half widths of a leg under a skirt, in torso lengths: thigh, shin, foot. */
const LEG_CAPS = [0.17, 0.17, 0.14];

function planLegBelowHem({ analysis, labels }: Findings, leg: LegName, hem: number): LayerPlan {
  const { inside, figure } = analysis;
  const T = figure.torso;
  const lines = LIMBS[leg].map((bone) => boneLine(figure, bone));
  const shape = maskWhere(analysis, (i, x, y) => {
    if (!inside[i] || labels[i] !== PART[leg] || y < hem - 0.06 * T) return false;
    return lines.some((line, k) => segmentDistance(x, y, line) < LEG_CAPS[k]! * T);
  });
  const none = new Uint8Array(shape.length);
  return { name: leg, shape, fill: none, source: none, style: 'mean' };
}
