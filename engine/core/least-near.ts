/** The least value within a square window, which is cut at the borders. */
export function leastNear(values: Float32Array, width: number, radius: number): Float32Array {
  const height = values.length / width;
  const rows = new Float32Array(values.length);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const last = at - x + Math.min(x + radius, width - 1);
      let least = Number.POSITIVE_INFINITY;
      for (let i = at - Math.min(x, radius); i <= last; i++) least = Math.min(least, values[i]!);
      rows[at] = least;
    }
  const all = new Float32Array(values.length);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      let least = Number.POSITIVE_INFINITY;
      const last = Math.min(y + radius, height - 1);
      for (let row = Math.max(0, y - radius); row <= last; row++)
        least = Math.min(least, rows[row * width + x]!);
      all[at] = least;
    }
  return all;
}
