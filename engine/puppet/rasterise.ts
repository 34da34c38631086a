import type { RgbImage } from '../core/image.ts';
import type { TextureLevel } from './texture.ts';

/** Vertices of a mesh in the output and in the texture, `[x, y]` each; pixel centres at +0.5. */
export interface Drawing {
  readonly texture: TextureLevel;
  readonly triangles: Uint32Array;
  readonly screen: Float32Array;
  readonly texels: Float32Array;
}

/**
 * Draws textured triangles over a picture, in their order. Bilinear, premultiplied alpha; a pixel
 * belongs to the triangle that holds its centre, so neighbours neither overlap nor leave a gap.
 */
export function drawTriangles(out: RgbImage, drawing: Drawing): void {
  const { triangles, screen } = drawing;
  for (let t = 0; t < triangles.length; t += 3) {
    let a = triangles[t]! * 2;
    let b = triangles[t + 1]! * 2;
    let c = triangles[t + 2]! * 2;
    // Sorted from top to bottom, so that both owners of an edge compute it from the same end.
    if (isAbove(screen, b, a)) [a, b] = [b, a];
    if (isAbove(screen, c, b)) [b, c] = [c, b];
    if (isAbove(screen, b, a)) [a, b] = [b, a];
    drawSorted(out, drawing, a, b, c);
  }
}

function isAbove(screen: Float32Array, p: number, q: number): boolean {
  const dy = screen[p + 1]! - screen[q + 1]!;
  return dy < 0 || (dy === 0 && screen[p]! < screen[q]!);
}

function drawSorted(out: RgbImage, drawing: Drawing, a: number, b: number, c: number): void {
  const { screen, texels, texture } = drawing;
  const [ax, ay, bx, by] = [screen[a]!, screen[a + 1]!, screen[b]!, screen[b + 1]!];
  const [cx, cy] = [screen[c]!, screen[c + 1]!];
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (Math.abs(area) < 1e-6) return;
  const [u, v] = [texels[a]!, texels[a + 1]!];
  const [bu, bv] = [texels[b]! - u, texels[b + 1]! - v];
  const [cu, cv] = [texels[c]! - u, texels[c + 1]! - v];
  const ux = (bu * (cy - ay) - cu * (by - ay)) / area;
  const uy = (cu * (bx - ax) - bu * (cx - ax)) / area;
  const vx = (bv * (cy - ay) - cv * (by - ay)) / area;
  const vy = (cv * (bx - ax) - bv * (cx - ax)) / area;
  const long = (cx - ax) / (cy - ay);
  const upper = by > ay ? (bx - ax) / (by - ay) : 0;
  const lower = cy > by ? (cx - bx) / (cy - by) : 0;
  const top = Math.max(0, Math.ceil(ay - 0.5));
  const bottom = Math.min(out.height, Math.ceil(cy - 0.5));
  for (let y = top; y < bottom; y++) {
    const py = y + 0.5;
    const x1 = ax + (py - ay) * long;
    const x2 = py < by ? ax + (py - ay) * upper : bx + (py - by) * lower;
    const from = Math.max(0, Math.ceil(Math.min(x1, x2) - 0.5));
    const to = Math.min(out.width, Math.ceil(Math.max(x1, x2) - 0.5));
    if (from >= to) continue;
    const px = from + 0.5 - ax;
    const su = u + px * ux + (py - ay) * uy - 0.5;
    const sv = v + px * vx + (py - ay) * vy - 0.5;
    drawSpan(out.data, texture, (y * out.width + from) * 3, to - from, su, sv, ux, vx);
  }
}

/** One row of pixels. Positional parameters: this is the loop where all the time goes. */
function drawSpan(
  out: Uint8Array,
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
  for (let k = 0, o = start; k < count; k++, o += 3) {
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
