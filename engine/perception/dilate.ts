/** Grows a mask (1 = inside) by a radius in pixels; round, within 8 % (3-4 chamfer distance). */
export function dilate(
  mask: Uint8Array,
  width: number,
  height: number,
  radius: number,
): Uint8Array {
  const distance = new Float32Array(mask.length).map((_, i) => (mask[i] === 1 ? 0 : Infinity));
  relax(distance, width, height, true);
  relax(distance, width, height, false);
  return mask.map((_, i) => (distance[i]! <= radius ? 1 : 0));
}

function relax(distance: Float32Array, width: number, height: number, forward: boolean): void {
  const step = forward ? -1 : 1;
  const diagonal = 4 / 3;
  for (let n = 0; n < distance.length; n++) {
    const i = forward ? n : distance.length - 1 - n;
    const x = i % width;
    const y = (i / width) | 0;
    const beside = x + step >= 0 && x + step < width;
    const above = y + step >= 0 && y + step < height;
    let best = distance[i]!;
    if (beside) best = Math.min(best, distance[i + step]! + 1);
    if (above) {
      const up = i + step * width;
      best = Math.min(best, distance[up]! + 1);
      if (x > 0) best = Math.min(best, distance[up - 1]! + diagonal);
      if (x < width - 1) best = Math.min(best, distance[up + 1]! + diagonal);
    }
    distance[i] = best;
  }
}
