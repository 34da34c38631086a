interface GuideOptions {
  /** Half the window's side, pixels. */
  readonly radius: number;
  /** How much the guide must vary in a window to be followed, in its own unit squared. */
  readonly epsilon: number;
}

/**
 * Guided filter (He, Sun, Tang 2010) of one channel by another of the same size:
 * `values` takes on the edges of `guide`.
 */
export function guidedFilter(
  guide: Float32Array,
  values: Float32Array,
  width: number,
  { radius, epsilon }: GuideOptions,
): Float32Array {
  const blur = (of: Float32Array) => boxBlur(of, width, radius);
  const times = (one: Float32Array, two: Float32Array) => one.map((value, at) => value * two[at]!);
  const meanGuide = blur(guide);
  const meanValues = blur(values);
  const meanProduct = blur(times(guide, values));
  const meanSquare = blur(times(guide, guide));
  const slope = new Float32Array(guide.length);
  const offset = new Float32Array(guide.length);
  for (let at = 0; at < guide.length; at++) {
    const mean = meanGuide[at]!;
    const covariance = meanProduct[at]! - mean * meanValues[at]!;
    slope[at] = covariance / (meanSquare[at]! - mean * mean + epsilon);
    offset[at] = meanValues[at]! - slope[at]! * mean;
  }
  const meanSlope = blur(slope);
  const meanOffset = blur(offset);
  return meanSlope.map((value, at) => value * guide[at]! + meanOffset[at]!);
}

/** Mean over a square window, which is cut at the borders. */
export function boxBlur(values: Float32Array, width: number, radius: number): Float32Array {
  const height = values.length / width;
  const rows = new Float32Array(values.length);
  for (let y = 0; y < height; y++) blurRow(values, rows, y * width, width, radius);
  return blurColumns(rows, width, height, radius);
}

function blurRow(
  from: Float32Array,
  to: Float32Array,
  start: number,
  length: number,
  radius: number,
): void {
  let sum = 0;
  let count = 0;
  for (let at = -radius; at < length; at++) {
    if (at + radius < length) {
      sum += from[start + at + radius]!;
      count++;
    }
    if (at - radius - 1 >= 0) {
      sum -= from[start + at - radius - 1]!;
      count--;
    }
    if (at >= 0) to[start + at] = sum / count;
  }
}

/** Whole rows at a time, for the cache's sake. */
function blurColumns(
  from: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const to = new Float32Array(from.length);
  const sums = new Float64Array(width);
  let count = 0;
  const add = (row: number, sign: number) => {
    if (row < 0 || row >= height) return;
    count += sign;
    for (let x = 0; x < width; x++) sums[x]! += sign * from[row * width + x]!;
  };
  for (let y = -radius; y < height; y++) {
    add(y + radius, 1);
    add(y - radius - 1, -1);
    if (y < 0) continue;
    for (let x = 0; x < width; x++) to[y * width + x] = sums[x]! / count;
  }
  return to;
}
