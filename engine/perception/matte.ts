import { boxBlur } from '../core/box-blur.ts';
import type { GrayImage, RgbImage } from '../core/image.ts';
import type { OpenCv } from '../runtime/opencv.ts';
import { grabCut } from './grab-cut.ts';
import { guidedFilter } from './guided-filter.ts';
import { markSeeds, type Subject } from './matte-seeds.ts';
import { personMask } from './person-mask.ts';
import { resize } from './resize.ts';
import { torsoLength } from './verdict.ts';

/** GrabCut works at this size; finer edges come from the guided filter. */
const CUT_SIDE = 480;

/**
 * Alpha of the person at the photo's size: the network's mask and the bones mark what is sure,
 * GrabCut decides the rest by colour, a guided filter takes the edge to the photo's own detail.
 */
export function cutMatte(cv: OpenCv, photo: RgbImage, subject: Subject): GrayImage {
  const { width, height } = photo;
  const scale = Math.min(1, CUT_SIDE / Math.max(width, height));
  const grid = { width: Math.round(width * scale), height: Math.round(height * scale), scale };
  const torso = torsoLength(subject.reading.body);
  const mask = personMask(subject.reading, grid);
  const marks = markSeeds(mask, grid, subject);
  const small = shrink(photo, grid.width, grid.height);
  const person = grabCut(cv, small, marks);
  const coarse = { ...grid, channels: 1, data: new Float32Array(person) };
  return sharpen(photo, resize(coarse, width, height).data, torso);
}

function shrink(photo: RgbImage, width: number, height: number): RgbImage {
  const plane = { ...photo, channels: 3, data: new Float32Array(photo.data) };
  // Clamped arrays round; plain ones cut.
  const data = new Uint8ClampedArray(resize(plane, width, height).data);
  return { width, height, data: new Uint8Array(data.buffer) };
}

const EDGE_RADIUS = 0.02;
const EDGE_EPSILON = 1e-4;
/** The edge moves inwards a little: a rim of background shows more than a lost hair's breadth. */
const CHOKE_FROM = 0.25;
const CHOKE_SPAN = 0.6;

function sharpen({ width, height, data }: RgbImage, soft: Float32Array, torso: number): GrayImage {
  const radius = Math.max(2, Math.round(EDGE_RADIUS * torso));
  const gray = new Float32Array(width * height);
  const hard = new Float32Array(width * height);
  for (let at = 0; at < gray.length; at++) {
    const [red, green, blue] = [data[at * 3]!, data[at * 3 + 1]!, data[at * 3 + 2]!];
    gray[at] = (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
    hard[at] = soft[at]! > 0.5 ? 1 : 0;
  }
  const edge = guidedFilter(gray, hard, width, { radius, epsilon: EDGE_EPSILON });
  const around = boxBlur(hard, width, radius);
  const alpha = new Uint8Array(width * height);
  for (let at = 0; at < alpha.length; at++) {
    const inside = around[at]!;
    const value = inside > 0.9999 ? 1 : inside < 1e-4 ? 0 : edge[at]!;
    alpha[at] = Math.round(255 * Math.min(1, Math.max(0, (value - CHOKE_FROM) / CHOKE_SPAN)));
  }
  return { width, height, data: alpha };
}
