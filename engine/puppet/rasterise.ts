import type { Canvas } from './canvas.ts';
import type { Grid } from './mask.ts';
import type { TextureLevel } from './texture.ts';

/** A mesh in the output and in its texture. */
export interface Drawing {
  readonly triangles: Uint32Array;
  /** Vertices in the output, `[x, y]` each; pixel centres at +0.5. */
  readonly screen: Float32Array;
  /** The same in the texture. */
  readonly texels: Float32Array;
}

/**
 * Pixels of a row, from index `start` on. The first one's centre lies at texel (u, v), counted
 * between the centres of texels, and each next one's by (du, dv) further.
 */
export type DrawSpan = (
  start: number,
  count: number,
  u: number,
  v: number,
  du: number,
  dv: number,
) => void;

/** Draws textured triangles over a picture, in their order. Bilinear, premultiplied alpha. */
export function drawTriangles(out: Canvas, drawing: Drawing, texture: TextureLevel): void {
  rasterise(out, drawing, (start, count, u, v, du, dv) =>
    drawSpan(out, texture, start, count, u, v, du, dv),
  );
}

/**
 * Hands out the triangles' pixels row by row, in their order. A pixel belongs to the triangle that
 * holds its centre, so neighbours neither overlap nor leave a gap.
 */
export function rasterise(
  grid: Grid,
  { triangles, screen, texels }: Drawing,
  draw: DrawSpan,
): void {
  for (let t = 0; t < triangles.length; t += 3) {
    let a = triangles[t]! * 2;
    let b = triangles[t + 1]! * 2;
    let c = triangles[t + 2]! * 2;
    // Sorted from top to bottom, so that both owners of an edge compute it from the same end.
    if (isAbove(screen, b, a)) [a, b] = [b, a];
    if (isAbove(screen, c, b)) [b, c] = [c, b];
    if (isAbove(screen, b, a)) [a, b] = [b, a];
    drawSorted(grid, screen, texels, a, b, c, draw);
  }
}

function isAbove(screen: Float32Array, p: number, q: number): boolean {
  const dy = screen[p + 1]! - screen[q + 1]!;
  return dy < 0 || (dy === 0 && screen[p]! < screen[q]!);
}

/** Positional parameters, and nothing new: this is called for each triangle of each frame. */
function drawSorted(
  grid: Grid,
  screen: Float32Array,
  texels: Float32Array,
  a: number,
  b: number,
  c: number,
  draw: DrawSpan,
): void {
  const ax = screen[a]!;
  const ay = screen[a + 1]!;
  const bx = screen[b]!;
  const by = screen[b + 1]!;
  const cx = screen[c]!;
  const cy = screen[c + 1]!;
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (Math.abs(area) < 1e-6) return;
  const u = texels[a]!;
  const v = texels[a + 1]!;
  const bu = texels[b]! - u;
  const bv = texels[b + 1]! - v;
  const cu = texels[c]! - u;
  const cv = texels[c + 1]! - v;
  const ux = (bu * (cy - ay) - cu * (by - ay)) / area;
  const uy = (cu * (bx - ax) - bu * (cx - ax)) / area;
  const vx = (bv * (cy - ay) - cv * (by - ay)) / area;
  const vy = (cv * (bx - ax) - bv * (cx - ax)) / area;
  const long = (cx - ax) / (cy - ay);
  const upper = by > ay ? (bx - ax) / (by - ay) : 0;
  const lower = cy > by ? (cx - bx) / (cy - by) : 0;
  const top = Math.max(0, Math.ceil(ay - 0.5));
  const bottom = Math.min(grid.height, Math.ceil(cy - 0.5));
  for (let y = top; y < bottom; y++) {
    const py = y + 0.5;
    const x1 = ax + (py - ay) * long;
    const x2 = py < by ? ax + (py - ay) * upper : bx + (py - by) * lower;
    const from = Math.max(0, Math.ceil(Math.min(x1, x2) - 0.5));
    const to = Math.min(grid.width, Math.ceil(Math.max(x1, x2) - 0.5));
    if (from >= to) continue;
    const px = from + 0.5 - ax;
    const su = u + px * ux + (py - ay) * uy - 0.5;
    const sv = v + px * vx + (py - ay) * vy - 0.5;
    draw(y * grid.width + from, to - from, su, sv, ux, vx);
  }
}

/** One row of pixels. Positional parameters: this is the loop where all the time goes. */
function drawSpan(
  { data: out, through }: Canvas,
  texture: TextureLevel,
  start: number,
  count: number,
  u: number,
  v: number,
  du: number,
  dv: number,
): void {
  const { data, width, height } = texture;
  const lastU = width - 1.001;
  const lastV = height - 1.001;
  for (let pixel = start, o = start * 3; pixel < start + count; pixel++, o += 3) {
    const cu = u < 0 ? 0 : Math.min(u, lastU);
    const cv = v < 0 ? 0 : Math.min(v, lastV);
    u += du;
    v += dv;
    const iu = cu | 0;
    const iv = cv | 0;
    const fu = cu - iu;
    const fv = cv - iv;
    const p = (iv * width + iu) * 4;
    const q = p + width * 4;
    const w11 = fu * fv;
    const w10 = fu - w11;
    const w01 = fv - w11;
    const w00 = 1 - fu - w01;
    const alpha = w00 * data[p + 3]! + w10 * data[p + 7]! + w01 * data[q + 3]! + w11 * data[q + 7]!;
    if (alpha < 1) continue;
    const rest = 1 - alpha / 255;
    if (through) through[pixel] = through[pixel]! * rest + 0.5;
    out[o] =
      out[o]! * rest +
      w00 * data[p]! +
      w10 * data[p + 4]! +
      w01 * data[q]! +
      w11 * data[q + 4]! +
      0.5;
    out[o + 1] =
      out[o + 1]! * rest +
      w00 * data[p + 1]! +
      w10 * data[p + 5]! +
      w01 * data[q + 1]! +
      w11 * data[q + 5]! +
      0.5;
    out[o + 2] =
      out[o + 2]! * rest +
      w00 * data[p + 2]! +
      w10 * data[p + 6]! +
      w01 * data[q + 2]! +
      w11 * data[q + 6]! +
      0.5;
  }
}
