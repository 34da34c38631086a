import type { RgbImage } from '../core/image.ts';

/**
 * A rotated square of a picture, as MediaPipe crops for its landmark networks: centre and side in
 * pixels, angle in radians, clockwise on the screen. Inside it, (u, v) run from 0 to 1.
 */
export interface Roi {
  readonly centerX: number;
  readonly centerY: number;
  readonly size: number;
  readonly angle: number;
}

/** The square around a whole picture. */
export function wholePicture({ width, height }: RgbImage): Roi {
  const size = Math.max(width, height);
  return { centerX: width / 2, centerY: height / 2, size, angle: 0 };
}

/** From (u, v) in the square to pixels of the picture. */
export function fromRoi(roi: Roi, u: number, v: number): [x: number, y: number] {
  const cos = Math.cos(roi.angle) * roi.size;
  const sin = Math.sin(roi.angle) * roi.size;
  return [
    roi.centerX + (u - 0.5) * cos - (v - 0.5) * sin,
    roi.centerY + (u - 0.5) * sin + (v - 0.5) * cos,
  ];
}

/**
 * The square that stands upright for a person whose body runs from (x0, y0) up to (x1, y1),
 * centred on the first point.
 */
export function roiAlong(x0: number, y0: number, x1: number, y1: number, size: number): Roi {
  return { centerX: x0, centerY: y0, size, angle: Math.atan2(x1 - x0, y0 - y1) };
}

interface FrameOptions {
  /** Side of the square relative to the longer side of the points' box. */
  readonly scale: number;
  /** Moves the square towards its own top, as a part of the box's longer side. */
  readonly shiftUp: number;
}

/** A square at a given angle around points, centred on their box as seen at that angle. */
export function roiAround(
  points: readonly (readonly [x: number, y: number])[],
  angle: number,
  { scale, shiftUp }: FrameOptions,
): Roi {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const across = points.map(([x, y]) => x * cos + y * sin);
  const down = points.map(([x, y]) => y * cos - x * sin);
  const [left, right] = [Math.min(...across), Math.max(...across)];
  const [top, bottom] = [Math.min(...down), Math.max(...down)];
  const longer = Math.max(right - left, bottom - top);
  const [u, v] = [(left + right) / 2, (top + bottom) / 2 - shiftUp * longer];
  return { centerX: u * cos - v * sin, centerY: u * sin + v * cos, size: scale * longer, angle };
}

interface CropOptions {
  /** Side of the network's input, pixels. */
  readonly side: number;
  /** Value of black; white is 1. */
  readonly low: number;
  /** Outside the picture: the nearest border pixel, or black. */
  readonly outside: 'border' | 'black';
}

/** The square as a network input `[1, side, side, 3]`, each value an average of a few samples. */
export function cropToTensor(image: RgbImage, roi: Roi, options: CropOptions): Float32Array {
  const { side, low } = options;
  const tensor = new Float32Array(side * side * 3);
  const taps = Math.max(1, Math.min(6, Math.round(roi.size / side)));
  const scale = (1 - low) / 255 / (taps * taps);
  const step = 1 / (side * taps);
  const sums = new Float64Array(3);
  const cos = Math.cos(roi.angle) * roi.size;
  const sin = Math.sin(roi.angle) * roi.size;
  for (let row = 0, at = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      sums.fill(0);
      for (let down = row * taps; down < (row + 1) * taps; down++) {
        const v = (down + 0.5) * step - 0.5;
        for (let across = column * taps; across < (column + 1) * taps; across++) {
          const u = (across + 0.5) * step - 0.5;
          const x = roi.centerX + u * cos - v * sin - 0.5;
          const y = roi.centerY + u * sin + v * cos - 0.5;
          addSample(sums, image, x, y, options.outside);
        }
      }
      for (let channel = 0; channel < 3; channel++, at++) tensor[at] = sums[channel]! * scale + low;
    }
  return tensor;
}

/** Adds the bilinear sample at (x, y), pixel centres at whole numbers, to three sums. Positional parameters: there are millions of them. */
function addSample(
  sums: Float64Array,
  { width, height, data }: RgbImage,
  x: number,
  y: number,
  outside: CropOptions['outside'],
): void {
  if (outside === 'black' && (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5)) return;
  const px = Math.min(Math.max(x, 0), width - 1);
  const py = Math.min(Math.max(y, 0), height - 1);
  const x0 = Math.min(px | 0, width - 2);
  const y0 = Math.min(py | 0, height - 2);
  const fx = px - x0;
  const fy = py - y0;
  let top = (y0 * width + x0) * 3;
  let bottom = top + width * 3;
  for (let channel = 0; channel < 3; channel++, top++, bottom++) {
    const upper = data[top]! + (data[top + 3]! - data[top]!) * fx;
    const lower = data[bottom]! + (data[bottom + 3]! - data[bottom]!) * fx;
    sums[channel]! += upper + (lower - upper) * fy;
  }
}
