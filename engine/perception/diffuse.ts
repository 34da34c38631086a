interface Level {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
  readonly weight: Float32Array;
}

/**
 * Fills unknown pixels smoothly from the known ones (push-pull pyramid; Gortler et al. 1996).
 * @param values interleaved, 3 a pixel; known pixels stay as they are
 * @param known 1 a pixel where the value counts
 */
export function diffuse(
  values: Float32Array,
  known: Uint8Array,
  width: number,
  height: number,
): Float32Array {
  const weight = Float32Array.from(known);
  const base: Level = {
    width,
    height,
    values: values.map((v, i) => v * weight[(i / 3) | 0]!),
    weight,
  };
  const levels = [base];
  while (Math.min(levels.at(-1)!.width, levels.at(-1)!.height) > 2)
    levels.push(half(levels.at(-1)!));
  let filled = normalise(levels.at(-1)!);
  for (const level of levels.slice(0, -1).toReversed()) filled = pull(level, filled);
  return filled.values;
}

/** Sums 4×4 neighbourhoods at every second pixel: a soft 2:1 reduction. */
function half(level: Level): Level {
  const width = (level.width + 1) >> 1;
  const height = (level.height + 1) >> 1;
  const values = new Float32Array(width * height * 3);
  const weight = new Float32Array(width * height);
  const kernel = [1, 3, 3, 1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const target = y * width + x;
      let total = 0;
      for (let j = 0; j < 4; j++) {
        const sy = Math.min(level.height - 1, Math.max(0, y * 2 + j - 1));
        for (let i = 0; i < 4; i++) {
          const sx = Math.min(level.width - 1, Math.max(0, x * 2 + i - 1));
          const source = sy * level.width + sx;
          const k = kernel[i]! * kernel[j]!;
          total += k * level.weight[source]!;
          for (let c = 0; c < 3; c++) values[target * 3 + c]! += k * level.values[source * 3 + c]!;
        }
      }
      // Saturate: a pixel that is known enough counts as wholly known further up.
      const share = total > 0 ? Math.min(1, total / 16) / total : 0;
      weight[target] = total * share;
      for (let c = 0; c < 3; c++) values[target * 3 + c]! *= share;
    }
  return { width, height, values, weight };
}

function normalise(level: Level): Level {
  const sum = level.weight.reduce((a, b) => a + b, 0);
  const mean = [0, 1, 2].map(
    (c) => level.weight.reduce((a, _, i) => a + level.values[i * 3 + c]!, 0) / Math.max(sum, 1e-6),
  );
  const values = level.values.map((v, i) => {
    const w = level.weight[(i / 3) | 0]!;
    return v + (1 - w) * mean[i % 3]!;
  });
  return { ...level, values };
}

function pull(level: Level, coarse: Level): Level {
  const { width, height } = level;
  const values = new Float32Array(width * height * 3);
  const { values: filled } = coarse;
  for (let y = 0; y < height; y++) {
    const sy = Math.max(0, Math.min(coarse.height - 1, (y - 0.5) / 2));
    const y0 = Math.floor(sy);
    const above = y0 * coarse.width;
    const below = Math.min(coarse.height - 1, y0 + 1) * coarse.width;
    for (let x = 0; x < width; x++) {
      const sx = Math.max(0, Math.min(coarse.width - 1, (x - 0.5) / 2));
      const x0 = Math.floor(sx);
      const x1 = Math.min(coarse.width - 1, x0 + 1);
      const pixel = y * width + x;
      const w = level.weight[pixel]!;
      for (let c = 0; c < 3; c++) {
        const upperLeft = filled[(above + x0) * 3 + c]!;
        const lowerLeft = filled[(below + x0) * 3 + c]!;
        const upper = upperLeft + (filled[(above + x1) * 3 + c]! - upperLeft) * (sx - x0);
        const lower = lowerLeft + (filled[(below + x1) * 3 + c]! - lowerLeft) * (sx - x0);
        values[pixel * 3 + c] =
          level.values[pixel * 3 + c]! + (1 - w) * (upper + (lower - upper) * (sy - y0));
      }
    }
  }
  return { ...level, values };
}
