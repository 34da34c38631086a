import type { Analysis, Cutout } from './analysis.ts';
import { blur } from './blur.ts';
import type { Planes } from './fill.ts';
import { fillRows } from './fill.ts';
import type { LayerPlan } from './layers.ts';
import type { Grid, Mask } from './mask.ts';
import { dilate, erode } from './mask.ts';
import { enlargeMask } from './resample.ts';
import { spread } from './spread.ts';

/** Premultiplied 8-bit RGBA; its first pixel is photo pixel (left, top). Each level is half as big. */
export interface Texture extends Grid {
  readonly left: number;
  readonly top: number;
  readonly levels: readonly TextureLevel[];
}

export interface TextureLevel extends Grid {
  readonly data: Uint8Array;
}

const LEVELS = 3;
/** How much of a rim pixel's colour is replaced by the colour further inside. */
const RIM_SHARE = 0.7;

/** Paints a planned layer at photo resolution; null when there is nothing to see. */
export function paintLayer(cutout: Cutout, analysis: Analysis, plan: LayerPlan): Texture | null {
  const torso = analysis.figure.torso / analysis.placement.scale;
  const alpha = layerAlpha(cutout, analysis, plan.shape);
  const planes = rgbPlanes(cutout);
  if (plan.fill.includes(1)) {
    const need = bigMask(fillReach(plan, analysis), analysis, cutout);
    const source = bigMask(plan.source, analysis, cutout);
    fillRows(planes, cutout, { need, source, style: plan.style, torso });
  }
  cleanRim(planes, alpha, cutout, 0.012 * torso);
  return trim(planes, alpha, cutout);
}

/** Coverage 0..1 at photo size: the layer's shape with smooth borders, within the matte. */
function layerAlpha(cutout: Cutout, analysis: Analysis, shape: Mask): Float32Array {
  // Towards the background the matte alone draws the border: the shape reaches beyond it.
  const outside = dilate(shape, analysis, 4);
  const reach = Float32Array.from(shape, (v, i) =>
    v || (outside[i] && !analysis.matte[i]) ? 1 : 0,
  );
  const soft = enlargeMask(blur(reach, analysis, 0.9), analysis, cutout);
  return soft.map((v, i) => {
    const sharp = Math.min(1, Math.max(0, (v - 0.5) * 2.2 + 0.5));
    return Math.min(sharp, cutout.matte.data[i]! / 255);
  });
}

/** The made-up part and what its soft border may touch outside the layer. */
function fillReach({ shape, fill }: LayerPlan, grid: Grid): Mask {
  return dilate(fill, grid, 2.5).map((v, i) => (v && (fill[i] || !shape[i]) ? 1 : 0));
}

function bigMask(mask: Mask, analysis: Analysis, cutout: Cutout): Mask {
  return Uint8Array.from(enlargeMask(mask, analysis, cutout), (v) => (v >= 0.5 ? 1 : 0));
}

function rgbPlanes({ photo }: Cutout): Planes {
  const plane = (c: number) =>
    Float32Array.from({ length: photo.width * photo.height }, (_, i) => photo.data[i * 3 + c]!);
  return [plane(0), plane(1), plane(2)];
}

/**
 * The rim of a layer holds colours of what is behind or beside it: it takes those from inside,
 * wholly where the layer was cut from another part and mostly where it borders on the background.
 */
function cleanRim(planes: Planes, alpha: Float32Array, cutout: Cutout, radius: number): void {
  const solid = Uint8Array.from(alpha, (a) => (a > 0.97 ? 1 : 0));
  const inner = erode(solid, cutout, Math.max(1.5, radius));
  const weight = Float32Array.from(inner);
  if (!inner.includes(1)) return;
  const share = alpha.map((a, i) => {
    if (a === 0 || inner[i]) return 0;
    return cutout.matte.data[i]! > 255 * a + 1 ? 1 : RIM_SHARE;
  });
  for (const plane of planes) {
    const inside = spread(plane, weight, cutout);
    for (let i = 0; i < alpha.length; i++)
      if (share[i]! > 0) plane[i] = share[i]! * inside[i]! + (1 - share[i]!) * plane[i]!;
  }
}

function trim(planes: Planes, alpha: Float32Array, cutout: Cutout): Texture | null {
  const box = alphaBox(alpha, cutout);
  if (!box) return null;
  const { left, top, width, height } = box;
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const u = x + left;
      const v = y + top;
      if (u < 0 || v < 0 || u >= cutout.width || v >= cutout.height) continue;
      const i = v * cutout.width + u;
      const o = (y * width + x) * 4;
      for (let c = 0; c < 3; c++) data[o + c] = Math.round(Math.max(0, planes[c]![i]!) * alpha[i]!);
      data[o + 3] = Math.round(255 * alpha[i]!);
    }
  const levels: TextureLevel[] = [{ width, height, data }];
  while (levels.length < LEVELS) levels.push(halve(levels.at(-1)!));
  return { left: left + cutout.left, top: top + cutout.top, width, height, levels };
}

/** The rectangle with anything to see and one empty pixel around it; it may leave the cutout. */
function alphaBox(alpha: Float32Array, { width, height }: Grid) {
  let [x0, y0, x1, y1] = [width, height, -1, -1];
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (alpha[i]! > 0.01) {
        x0 = Math.min(x0, x);
        x1 = Math.max(x1, x);
        y0 = Math.min(y0, y);
        y1 = y;
      }
  if (x1 < 0) return null;
  return { left: x0 - 1, top: y0 - 1, width: x1 - x0 + 3, height: y1 - y0 + 3 };
}

function halve(level: TextureLevel): TextureLevel {
  const width = (level.width + 1) >> 1;
  const height = (level.height + 1) >> 1;
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < 4; c++) {
        const y1 = Math.min(2 * y + 1, level.height - 1);
        const x1 = Math.min(2 * x + 1, level.width - 1);
        const at = (u: number, v: number) => level.data[(v * level.width + u) * 4 + c]!;
        data[(y * width + x) * 4 + c] =
          (at(2 * x, 2 * y) + at(x1, 2 * y) + at(2 * x, y1) + at(x1, y1) + 2) >> 2;
      }
  return { width, height, data };
}
