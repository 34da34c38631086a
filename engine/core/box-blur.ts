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
