interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * For each pixel the index of the nearest one inside a mask (not 0), itself where it is inside; -1
 * if the mask is empty. Two sweeps that hand the nearest on (Danielsson 1980): off by less than a
 * pixel, rarely.
 * @param reach further away than so many pixels it may be -1 too, which takes less time
 */
export function nearestInside(
  mask: Uint8Array,
  size: Size,
  reach = Number.POSITIVE_INFINITY,
): Int32Array {
  const { width, height } = size;
  const nearest = new Int32Array(mask.length).fill(-1);
  for (let at = 0; at < mask.length; at++) if (mask[at] !== 0) nearest[at] = at;
  const spans = spansWithin(mask, size, reach);
  const sweep = (y: number, before: number) => {
    const [from, to] = spans[y]!;
    sweepRow(nearest, width, { from: y * width + from, to: y * width + to, before });
  };
  for (let y = 0; y < height; y++) sweep(y, y > 0 ? -width : 0);
  for (let y = height - 1; y >= 0; y--) sweep(y, y < height - 1 ? width : 0);
  return nearest;
}

/** Of each row the columns between which all is that lies nearer to the mask than `reach`: the first, and the one behind the last. */
function spansWithin(
  mask: Uint8Array,
  { width, height }: Size,
  reach: number,
): (readonly [number, number])[] {
  if (reach >= width + height) return Array(height).fill([0, width]);
  const own = Array.from({ length: height }, (_, y) => {
    const start = y * width;
    const end = start + width;
    let from = start;
    let to = end;
    while (from < end && mask[from] === 0) from++;
    while (to > from && mask[to - 1] === 0) to--;
    return from < to ? ([from - start, to - start] as const) : undefined;
  });
  return own.map((_, y) => {
    let from = width;
    let to = 0;
    const last = Math.min(y + reach, height - 1);
    // Nothing new is made for a pair of rows: there are many.
    for (let other = Math.max(y - reach, 0); other <= last; other++) {
      const span = own[other];
      if (span && span[0] < from) from = span[0];
      if (span && span[1] > to) to = span[1];
    }
    return [Math.max(from - reach, 0), Math.min(to + reach, width)] as const;
  });
}

interface Row {
  /** Indices of its first pixel, and behind its last one. */
  readonly from: number;
  readonly to: number;
  /** From a pixel to that of the row swept before; 0: there is none. */
  readonly before: number;
}

/** From the row before, then along the row both ways. */
function sweepRow(nearest: Int32Array, width: number, { from, to, before }: Row): void {
  for (let at = from; at < to; at++) {
    consider(nearest, width, at, at + before);
    if (at > from) {
      consider(nearest, width, at, at + before - 1);
      consider(nearest, width, at, at - 1);
    }
    if (at < to - 1) consider(nearest, width, at, at + before + 1);
  }
  for (let at = to - 2; at >= from; at--) consider(nearest, width, at, at + 1);
}

/** Takes over a neighbour's nearest pixel if it is nearer than one's own. */
function consider(nearest: Int32Array, width: number, at: number, neighbour: number): void {
  const theirs = nearest[neighbour]!;
  const own = nearest[at]!;
  if (theirs < 0 || own === at || own === theirs) return;
  if (own < 0 || squaredDistance(at, theirs, width) < squaredDistance(at, own, width))
    nearest[at] = theirs;
}

/** Between two pixels by their indices. */
export function squaredDistance(a: number, b: number, width: number): number {
  const ay = (a / width) | 0;
  const by = (b / width) | 0;
  const dx = a - ay * width - (b - by * width);
  const dy = ay - by;
  return dx * dx + dy * dy;
}
