import type { Analysis } from './analysis.ts';
import { boneLine } from './figure.ts';
import type { Point } from './geometry.ts';
import { clamp, mix } from './geometry.ts';
import { LIMBS } from './skeleton.ts';

/** No crotch hangs lower, but dresses of one colour do: at the knee (see `legPoint`). */
const LOWEST_CROTCH = 1;
/** Where the colours of cloth are compared, above and below its end: shares of a leg's bone. */
const BESIDE_HEM = 0.12;
/** Difference of two colours (Lab) that are one cloth's. */
const SAME_CLOTH = 12;

/** Cloth that spans both legs down to `hem` (y in pixels of the analysis), or null for trousers. */
export function findHem(analysis: Analysis): number | null {
  if (analysis.figure.half) return null;
  const tested = [0.45, 0.52, 0.59, 0.66].map((f) => filled(analysis, f, 0));
  if (tested.reduce((sum, v) => sum + v, 0) / tested.length < 0.97) return null;
  let end = 0.45;
  for (let f = end; f <= 1.9 && filled(analysis, f, 0.1) >= 0.93; f += 0.0372) end = f;
  const isCrotch = goesOn(analysis, 'leftLeg', end) && goesOn(analysis, 'rightLeg', end);
  if (isCrotch && end < LOWEST_CROTCH) return null;
  return (legPoint(analysis, 'leftLeg', end)[1] + legPoint(analysis, 'rightLeg', end)[1]) / 2;
}

/** Whether a leg has one colour above and below: then the end of the cloth between them is a crotch. */
function goesOn(analysis: Analysis, leg: Leg, end: number): boolean {
  const above = colourAt(analysis, legPoint(analysis, leg, end - BESIDE_HEM));
  const below = colourAt(analysis, legPoint(analysis, leg, end + BESIDE_HEM));
  return Math.hypot(...above.map((value, i) => value - below[i]!)) < SAME_CLOTH;
}

/** Mean Lab of 5×5 pixels. */
function colourAt(analysis: Analysis, [x, y]: Point): number[] {
  const sum = [0, 0, 0];
  for (let dy = -2; dy <= 2; dy++) {
    for (let dx = -2; dx <= 2; dx++) {
      const at = pixelAt(analysis, x + dx, y + dy) * 3;
      for (let c = 0; c < 3; c++) sum[c]! += analysis.lab[at + c]! / 25;
    }
  }
  return sum;
}

/** Index of the pixel there, or of the nearest at the border. */
function pixelAt({ width, height }: Analysis, x: number, y: number): number {
  return clamp(Math.round(y), 0, height - 1) * width + clamp(Math.round(x), 0, width - 1);
}

/** Share of the person on the line between the two legs; `inset` leaves out its ends. */
function filled(analysis: Analysis, f: number, inset: number): number {
  const a = legPoint(analysis, 'leftLeg', f);
  const b = legPoint(analysis, 'rightLeg', f);
  let count = 0;
  for (let k = 0; k < 40; k++) {
    const [x, y] = mix(a, b, inset + ((1 - 2 * inset) * k) / 39);
    count += analysis.inside[pixelAt(analysis, x, y)]!;
  }
  return count / 40;
}

type Leg = 'leftLeg' | 'rightLeg';

/** A place on a leg: 0 hip, 1 knee, 2 ankle. */
function legPoint({ figure }: Analysis, leg: Leg, f: number): Point {
  const line = boneLine(figure, LIMBS[leg][f <= 1 ? 0 : 1]);
  return mix(line[0], line[1], f <= 1 ? f : f - 1);
}
