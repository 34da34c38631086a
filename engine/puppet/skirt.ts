import type { Analysis } from './analysis.ts';
import { boneLine } from './figure.ts';
import type { Point } from './geometry.ts';
import { mix } from './geometry.ts';
import { LIMBS } from './skeleton.ts';

/** Cloth that spans both legs down to `hem` (y in pixels of the analysis), or null for trousers. */
export function findHem(analysis: Analysis): number | null {
  if (analysis.figure.half) return null;
  const tested = [0.45, 0.52, 0.59, 0.66].map((f) => filled(analysis, f, 0));
  if (tested.reduce((sum, v) => sum + v, 0) / tested.length < 0.97) return null;
  let hem = 0;
  for (let f = 0.45; f <= 1.9; f += 0.0372) {
    if (filled(analysis, f, 0.1) < 0.93) break;
    hem = (legPoint(analysis, 'leftLeg', f)[1] + legPoint(analysis, 'rightLeg', f)[1]) / 2;
  }
  return hem;
}

/** Share of the person on the line between the two legs; `inset` leaves out its ends. */
function filled(analysis: Analysis, f: number, inset: number): number {
  const a = legPoint(analysis, 'leftLeg', f);
  const b = legPoint(analysis, 'rightLeg', f);
  let count = 0;
  for (let k = 0; k < 40; k++) {
    const [x, y] = mix(a, b, inset + ((1 - 2 * inset) * k) / 39);
    const column = Math.min(Math.max(Math.round(x), 0), analysis.width - 1);
    const row = Math.min(Math.max(Math.round(y), 0), analysis.height - 1);
    count += analysis.inside[row * analysis.width + column]!;
  }
  return count / 40;
}

/** A place on a leg: 0 hip, 1 knee, 2 ankle. */
function legPoint({ figure }: Analysis, leg: 'leftLeg' | 'rightLeg', f: number): Point {
  const line = boneLine(figure, LIMBS[leg][f <= 1 ? 0 : 1]);
  return mix(line[0], line[1], f <= 1 ? f : f - 1);
}
