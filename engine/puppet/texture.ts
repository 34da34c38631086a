import type { View } from '../core/view.ts';
import type { Analysis, Cutout } from './analysis.ts';
import { blur } from './blur.ts';
import type { Planes } from './fill.ts';
import { fillRows } from './fill.ts';
import type { Segment } from './geometry.ts';
import { clamp, mix } from './geometry.ts';
import type { LayerPlan, Twin } from './layer-plan.ts';
import type { Grid, Mask } from './mask.ts';
import { boundingBox, dilate, erode } from './mask.ts';
import { fillFromOtherLeg } from './mirror-leg.ts';
import type { Crop, Samples } from './resample.ts';
import { cut, enlargeMask } from './resample.ts';
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

/** Which of a texture's levels a view shows, and how many of the photo's pixels its texels are wide. */
export function levelFor({ scale }: View): { readonly level: number; readonly step: number } {
  const level = scale >= 0.6 ? 0 : scale >= 0.3 ? 1 : 2;
  return { level, step: 2 ** level };
}

/** How much of a rim pixel's colour is replaced by the colour further inside. */
const RIM_SHARE = 0.7;

/** The part of the cutout in which a layer lies, at photo resolution. */
interface Canvas {
  readonly whole: Cutout;
  readonly window: Crop;
  readonly matte: Uint8Array;
  readonly planes: Planes;
}

/** Paints a planned layer at photo resolution; null when there is nothing to see. */
export function paintLayer(cutout: Cutout, analysis: Analysis, plan: LayerPlan): Texture | null {
  const torso = analysis.figure.torso / analysis.placement.scale;
  const canvas = openCanvas(cutout, analysis, plan);
  if (!canvas) return null;
  const { planes, window } = canvas;
  const alpha = layerAlpha(canvas, analysis, plan.shape);
  if (plan.fill.includes(1)) {
    const need = bigMask(fillReach(plan, analysis), analysis, canvas);
    const source = bigMask(plan.source, analysis, canvas);
    if (plan.twin) useOtherLeg(canvas, analysis, plan.twin, { need, source });
    fillRows(planes, window, { need, source, style: plan.style, torso });
  }
  cleanRim(canvas, alpha, 0.012 * torso);
  return trim(canvas, alpha);
}

function openCanvas(
  cutout: Cutout,
  analysis: Analysis,
  { shape, source }: LayerPlan,
): Canvas | null {
  const box = boundingBox(analysis, (i) => (shape[i]! | source[i]!) === 1);
  if (!box) return null;
  const { scale } = analysis.placement;
  const margin = 6;
  const edge = (v: number, limit: number) => clamp(Math.round(v / scale), 0, limit);
  const left = edge(box.left - margin, cutout.width);
  const top = edge(box.top - margin, cutout.height);
  const width = edge(box.left + box.width + margin, cutout.width) - left;
  const height = edge(box.top + box.height + margin, cutout.height) - top;
  const window = { left, top, width, height };
  const matte = cut(cutout.matte, window).data;
  return { whole: cutout, window, matte, planes: rgbPlanes(cut(cutout.photo, window)) };
}

/** Coverage 0..1 at photo size: the layer's shape with smooth borders, within the matte. */
function layerAlpha(canvas: Canvas, analysis: Analysis, shape: Mask): Float32Array {
  // Towards the background the matte alone draws the border: the shape reaches beyond it.
  const around = dilate(shape, analysis, 4);
  const reach = Float32Array.from(shape);
  for (let i = 0; i < reach.length; i++) if (around[i] && !analysis.matte[i]) reach[i] = 1;
  const alpha = enlargeMask(blur(reach, analysis, 0.9), analysis, canvas);
  for (let i = 0; i < alpha.length; i++) {
    const sharp = clamp((alpha[i]! - 0.5) * 2.2 + 0.5, 0, 1);
    alpha[i] = Math.min(sharp, canvas.matte[i]! / 255);
  }
  return alpha;
}

function bigMask(mask: Mask, analysis: Analysis, canvas: Pick<Canvas, 'whole' | 'window'>): Mask {
  const soft = enlargeMask(mask, analysis, canvas);
  const big = new Uint8Array(soft.length);
  for (let i = 0; i < big.length; i++) big[i] = soft[i]! >= 0.5 ? 1 : 0;
  return big;
}

function rgbPlanes({ data }: Samples): Planes {
  const count = data.length / 3;
  const planes = [
    new Float32Array(count),
    new Float32Array(count),
    new Float32Array(count),
  ] as const;
  for (let i = 0; i < count; i++) for (let c = 0; c < 3; c++) planes[c]![i] = data[i * 3 + c]!;
  return planes;
}

/** Takes what it can from the other leg and strikes it off `need`. */
function useOtherLeg(
  canvas: Canvas,
  analysis: Analysis,
  twin: Twin,
  masks: { need: Mask; source: Mask },
): void {
  const { whole, window } = canvas;
  const everything = { left: 0, top: 0, width: whole.width, height: whole.height };
  const visible = bigMask(twin.visible, analysis, { whole, window: everything });
  const { width, height } = whole;
  const { scale } = analysis.placement;
  const enlarge = ([a, b]: Segment): Segment => [
    mix([0, 0], a, 1 / scale),
    mix([0, 0], b, 1 / scale),
  ];
  fillFromOtherLeg(
    canvas.planes,
    { planes: rgbPlanes(whole.photo), visible, width, height },
    { own: enlarge(twin.own), twin: enlarge(twin.other), window, ...masks },
  );
}

/** The made-up part and what its soft border may touch outside the layer. */
function fillReach({ shape, fill }: LayerPlan, grid: Grid): Mask {
  return dilate(fill, grid, 2.5).map((v, i) => (v && (fill[i] || !shape[i]) ? 1 : 0));
}

/**
 * The rim of a layer holds colours of what is behind or beside it: it takes those from inside,
 * wholly where the layer was cut from another part and mostly where it borders on the background.
 */
function cleanRim({ planes, window, matte }: Canvas, alpha: Float32Array, radius: number): void {
  const solid = new Uint8Array(alpha.length);
  for (let i = 0; i < solid.length; i++) solid[i] = alpha[i]! > 0.97 ? 1 : 0;
  const inner = erode(solid, window, Math.max(1.5, radius));
  const weight = Float32Array.from(inner);
  if (!inner.includes(1)) return;
  for (const plane of planes) {
    const inside = spread(plane, weight, window);
    for (let i = 0; i < alpha.length; i++) {
      if (alpha[i] === 0 || inner[i]) continue;
      const share = matte[i]! > 255 * alpha[i]! + 1 ? 1 : RIM_SHARE;
      plane[i] = share * inside[i]! + (1 - share) * plane[i]!;
    }
  }
}

/** Cuts the empty border off, but for one empty pixel all around; it may leave the photo. */
function trim({ planes, whole, window }: Canvas, alpha: Float32Array): Texture | null {
  const box = boundingBox(window, (i) => alpha[i]! > 0.01);
  if (!box) return null;
  const width = box.width + 2;
  const height = box.height + 2;
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++) {
      const i = (y + box.top) * window.width + x + box.left;
      const o = ((y + 1) * width + x + 1) * 4;
      for (let c = 0; c < 3; c++) data[o + c] = Math.round(Math.max(0, planes[c]![i]!) * alpha[i]!);
      data[o + 3] = Math.round(255 * alpha[i]!);
    }
  const levels: TextureLevel[] = [{ width, height, data }];
  while (levels.length < LEVELS) levels.push(halve(levels.at(-1)!));
  const left = box.left + window.left + whole.left - 1;
  return { left, top: box.top + window.top + whole.top - 1, width, height, levels };
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
