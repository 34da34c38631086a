import { DESCENT, GLYPHS, PEN, type Stroke } from './label-glyphs.ts';

/** A word on a rounded pill, as coverages 0..255 of `width * height` pixels. */
export interface Badge {
  readonly width: number;
  readonly height: number;
  readonly pill: Uint8Array;
  readonly text: Uint8Array;
}

const LETTER_GAP = 0.13;
const PADDING = { x: 0.62, y: 0.48 };

/** Draws `word` (letters of `GLYPHS`) with capitals `capitalPx` high, anti-aliased. */
export function createBadge(word: string, capitalPx: number): Badge {
  const { strokes, width: wordWidth } = layOut(word);
  const width = Math.ceil((wordWidth + 2 * PADDING.x) * capitalPx);
  const height = Math.ceil((1 + 2 * PADDING.y) * capitalPx);
  const radius = height / 2;
  const text = new Uint8Array(width * height);
  for (const stroke of strokes)
    drawStroke(text, width, toPixels(stroke, capitalPx), PEN * capitalPx);
  return {
    width,
    height,
    pill: cover(width, height, (x, y) => {
      const away = Math.max(radius - x, x - (width - radius), 0);
      return radius - Math.hypot(away, y - radius);
    }),
    text,
  };
}

/** All strokes of a word, letters side by side, and its width; unit as in `Glyph`. */
function layOut(word: string): { strokes: Stroke[]; width: number } {
  const strokes: Stroke[] = [];
  let left = 0;
  for (const letter of word) {
    const glyph = GLYPHS[letter];
    if (!glyph) throw new RangeError(`no glyph for “${letter}”`);
    for (const stroke of glyph.strokes) {
      strokes.push(stroke.map((value, index) => (index % 2 ? value : value + left)));
    }
    left += glyph.width + LETTER_GAP;
  }
  return { strokes, width: left - LETTER_GAP };
}

/** Half the descender is added above, so that the word looks centred. */
function toPixels(stroke: Stroke, capitalPx: number): Stroke {
  const top = PADDING.y - DESCENT / 4;
  return stroke.map((value, index) => (value + (index % 2 ? top : PADDING.x)) * capitalPx);
}

/** Coverage of each pixel by a shape given as the depth in pixels inside its edge. */
function cover(width: number, height: number, depth: (x: number, y: number) => number): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, at) =>
    coverage(depth((at % width) + 0.5, Math.floor(at / width) + 0.5)),
  );
}

function coverage(depth: number): number {
  return Math.round(255 * Math.min(1, Math.max(0, depth + 0.5)));
}

function drawStroke(text: Uint8Array, width: number, stroke: Stroke, radius: number): void {
  for (let at = 2; at < stroke.length; at += 2) {
    const [x0, y0, x1, y1] = stroke.slice(at - 2, at + 2) as [number, number, number, number];
    const right = Math.ceil(Math.max(x0, x1) + radius + 1);
    const bottom = Math.ceil(Math.max(y0, y1) + radius + 1);
    for (let y = Math.floor(Math.min(y0, y1) - radius - 1); y <= bottom; y += 1) {
      for (let x = Math.floor(Math.min(x0, x1) - radius - 1); x <= right; x += 1) {
        const depth = radius - distance([x0, y0, x1, y1], x + 0.5, y + 0.5);
        text[y * width + x] = Math.max(text[y * width + x]!, coverage(depth));
      }
    }
  }
}

/** From a point to a line segment `[x0, y0, x1, y1]`. */
function distance(line: readonly [number, number, number, number], x: number, y: number): number {
  const [x0, y0, x1, y1] = line;
  const along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / ((x1 - x0) ** 2 + (y1 - y0) ** 2);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0));
}
