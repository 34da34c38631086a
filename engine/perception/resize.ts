/** Numbers on a grid: `data[(y * width + x) * channels + channel]`. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Float32Array;
}

/** Area average where it shrinks, bilinear where it grows. */
export function resize(plane: Plane, width: number, height: number): Plane {
  const across = tapsFor(plane.width, width);
  const down = tapsFor(plane.height, height);
  const { channels } = plane;
  const rows = new Float32Array(plane.height * width * channels);
  for (let y = 0; y < plane.height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (y * width + x) * channels;
      const from = y * plane.width * channels;
      blend(plane.data, from, channels, across[x]!, rows, to, channels);
    }
  }
  const data = new Float32Array(height * width * channels);
  for (let y = 0; y < height; y++) {
    blend(rows, 0, width * channels, down[y]!, data, y * width * channels, width * channels);
  }
  return { width, height, channels, data };
}

/** Which entries of the old axis make one of the new, and with what weights (their sum is 1). */
interface Taps {
  readonly first: number;
  readonly weights: readonly number[];
}

function tapsFor(oldLength: number, newLength: number): Taps[] {
  const step = oldLength / newLength;
  return Array.from({ length: newLength }, (_, index) =>
    step > 1
      ? areaTaps(index * step, step, oldLength)
      : linearTaps((index + 0.5) * step, oldLength),
  );
}

function areaTaps(from: number, step: number, length: number): Taps {
  const to = Math.min(length, from + step);
  const first = Math.floor(from);
  const weights: number[] = [];
  for (let at = first; at < to - 1e-6; at++) {
    weights.push((Math.min(at + 1, to) - Math.max(at, from)) / (to - from));
  }
  return { first, weights };
}

function linearTaps(center: number, length: number): Taps {
  const at = Math.min(Math.max(center - 0.5, 0), length - 1);
  const first = Math.min(Math.floor(at), Math.max(0, length - 2));
  const part = at - first;
  return { first, weights: length === 1 ? [1] : [1 - part, part] };
}

/** Adds `count` weighted numbers, taken `stride` apart from each tap to the next. */
function blend(
  source: Float32Array,
  from: number,
  stride: number,
  { first, weights }: Taps,
  target: Float32Array,
  to: number,
  count: number,
): void {
  for (let tap = 0; tap < weights.length; tap++) {
    const weight = weights[tap]!;
    const at = from + (first + tap) * stride;
    for (let index = 0; index < count; index++) target[to + index]! += source[at + index]! * weight;
  }
}
