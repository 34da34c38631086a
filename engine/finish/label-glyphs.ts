/** A stroke's centre line: `[x0, y0, x1, y1, …]`. */
export type Stroke = readonly number[];

/**
 * A letter drawn with a round pen. Unit: the height of a capital; x from the letter's left edge,
 * y down from the top of a capital (0) to the base line (1); descenders go beyond 1.
 */
export interface Glyph {
  readonly width: number;
  readonly strokes: readonly Stroke[];
}

/** Half the pen's width. */
export const PEN = 0.068;
/** How far `y` reaches below the base line. */
export const DESCENT = 0.24;

const BOWL = { x: 0.35, y: 0.65, radius: 0.282 };
const TOP = 0.3 + PEN;
const BASE = 1 - PEN;
const STEM = BOWL.x + BOWL.radius;

/** The letters of the label, a geometric hand of our own; angles in turns, clockwise from the right. */
export const GLYPHS: Readonly<Record<string, Glyph>> = {
  A: {
    width: 0.82,
    strokes: [
      [PEN, BASE, 0.41, PEN, 0.82 - PEN, BASE],
      [0.2, 0.64, 0.62, 0.64],
    ],
  },
  I: { width: 2 * PEN, strokes: [[PEN, PEN, PEN, BASE]] },
  '·': { width: 0.16, strokes: [[0.06, 0.58, 0.1, 0.58, 0.1, 0.62, 0.06, 0.62, 0.06, 0.58]] },
  ' ': { width: 0.16, strokes: [] },
  a: { width: STEM + PEN, strokes: [bowl(0, 1), [STEM, TOP, STEM, BASE]] },
  n: {
    width: 0.63,
    strokes: [
      [PEN, TOP, PEN, BASE],
      [...arc(0.315, TOP + 0.247, 0.247, 0.5, 1), 0.562, BASE],
    ],
  },
  y: {
    width: 0.64,
    strokes: [
      [PEN, TOP, 0.32, BASE],
      [0.64 - PEN, TOP, 0.32, BASE, 0.2185, 1 + DESCENT - PEN],
    ],
  },
  d: { width: STEM + PEN, strokes: [bowl(0, 1), [STEM, PEN, STEM, BASE]] },
  c: { width: 0.6, strokes: [bowl(0.13, 0.87)] },
  e: { width: STEM + PEN, strokes: [[BOWL.x - BOWL.radius, BOWL.y, STEM, BOWL.y], bowl(0.13, 1)] },
};

function bowl(from: number, to: number): Stroke {
  return arc(BOWL.x, BOWL.y, BOWL.radius, from, to);
}

function arc(x: number, y: number, radius: number, from: number, to: number): number[] {
  const steps = Math.ceil(32 * (to - from));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = 2 * Math.PI * (from + ((to - from) * step) / steps);
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  }).flat();
}
