import type { Analysis } from './analysis.ts';
import type { ArmField } from './arm-field.ts';
import { learnColours } from './colour-model.ts';
import type { Mask } from './mask.ts';
import { open } from './mask.ts';

/** An arm as cut out so far. */
interface ArmCut {
  readonly mask: Mask;
  readonly field: ArmField;
}

/** Log odds from which a pixel's colour is the body's rather than the other arm's. */
const FOREIGN = 3;
/** Beyond this many bone radii from its bones nothing tells what surrounds an arm. */
const SURROUNDINGS = 3;
/** Chroma at which a colour is half grey, and the radius of the hue circle in Lab units. */
const GREY = 10;
const HUE_RADIUS = 30;

/**
 * What two arms hold ought to look alike. Pixels of `arm` that are coloured like the body around it
 * and like nothing on the other arm are the body's: a misplaced elbow lies on the dress, a top
 * hangs over the arm. Long sleeves look like the body on both arms, so they stay; so does an arm in
 * the shade, for the hue must differ as well.
 */
export function findForeignColours(analysis: Analysis, arm: ArmCut, other: ArmCut): Mask {
  const tests = [analysis.lab, huesOf(analysis.lab)].map((lab) => {
    const twin = learnColours(lab, other.mask);
    const body = learnColours(lab, surroundings(analysis, arm, other));
    return (i: number) =>
      twin !== null && body !== null && body.logDensity(lab, i) - twin.logDensity(lab, i) > FOREIGN;
  });
  const foreign = arm.mask.map((v, i) => (v && tests.every((differs) => differs(i)) ? 1 : 0));
  return open(foreign, analysis, 1.5);
}

/** The body near an arm, without arms. */
function surroundings({ inside }: Analysis, arm: ArmCut, other: ArmCut): Mask {
  return inside.map((v, i) =>
    v && !arm.mask[i] && !other.mask[i] && arm.field.relative[i]! < SURROUNDINGS ? 1 : 0,
  );
}

/** Hue alone, as a direction in Lab's a and b that shrinks to nothing for greys. */
function huesOf(lab: Float32Array): Float32Array {
  const hues = new Float32Array(lab.length);
  for (let k = 0; k < lab.length; k += 3) {
    const [a, b] = [lab[k + 1]!, lab[k + 2]!];
    const size = Math.hypot(a, b, GREY);
    hues[k + 1] = (HUE_RADIUS * a) / size;
    hues[k + 2] = (HUE_RADIUS * b) / size;
  }
  return hues;
}
