/** PyTorch's [B,C,F,h,w] → the graphs' [B·F,C,h,w]. */
export function framesFirst(
  values: Float32Array,
  [batch, channels, frames, ...size]: readonly number[],
): Float32Array {
  return swapped(values, [batch as number, channels as number, frames as number, area(size)]);
}

/** The graphs' [B·F,C,h,w] → PyTorch's [B,C,F,h,w], whose shape is given. */
export function channelsFirst(
  values: Float32Array,
  [batch, channels, frames, ...size]: readonly number[],
): Float32Array {
  return swapped(values, [batch as number, frames as number, channels as number, area(size)]);
}

/** [N,A,B,S] → [N,B,A,S]. */
function swapped(
  values: Float32Array,
  [count, rows, columns, size]: readonly [number, number, number, number],
): Float32Array {
  const out = new Float32Array(values.length);
  for (let n = 0; n < count; n++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const from = ((n * rows + row) * columns + column) * size;
        const to = ((n * columns + column) * rows + row) * size;
        out.set(values.subarray(from, from + size), to);
      }
    }
  }
  return out;
}

function area(size: readonly number[]): number {
  return size.reduce((product, side) => product * side, 1);
}
