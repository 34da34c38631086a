import type { Grid, Mask } from './mask.ts';

/** Runs with fewer rows between them, as a share of the picture, are one: fingers leave slits. */
const SAME_RUN = 0.03;

/** Rows of a silhouette, on one side of it, that something covers. */
interface Run {
  readonly from: number;
  /** The row after the last one. */
  readonly to: number;
}

/**
 * Where the outline of a covered silhouette runs. A hand on the hip hides a few rows of it: there
 * the outline goes straight from the last row seen above to the first one seen below.
 * @param visible what is seen of the silhouette
 * @param cover what may hide it
 * @param longest runs of more rows are not bridged
 * @returns 1 inside the bridged outline, 2 outside of it, 0 in rows that were not bridged
 */
export function bridgeOutline(visible: Mask, cover: Mask, grid: Grid, longest: number): Mask {
  const out = new Uint8Array(visible.length);
  for (const side of [-1, 1] as const) {
    const edges = outermost(visible, grid, side);
    for (const run of coveredRuns(edges, cover, grid, side)) {
      const [above, below] = [edges[run.from - 1], edges[run.to]];
      if (above === undefined || below === undefined || above < 0 || below < 0) continue;
      if (run.to - run.from > longest) continue;
      bridge(out, { run, side, above, below, edges }, grid);
    }
  }
  return out;
}

/** The outermost visible pixel of each row on one side, −1 in an empty row. */
function outermost(visible: Mask, { width, height }: Grid, side: -1 | 1): number[] {
  return Array.from({ length: height }, (_, y) => {
    const row = visible.subarray(y * width, (y + 1) * width);
    return side < 0 ? row.indexOf(1) : row.lastIndexOf(1);
  });
}

/** Runs of rows whose outermost visible pixel has the cover right beside it. */
function coveredRuns(edges: readonly number[], cover: Mask, grid: Grid, side: -1 | 1): Run[] {
  const { width, height } = grid;
  const gap = SAME_RUN * height;
  const covered = edges.map((x, y) => {
    const beside = x + side * 2;
    return x >= 0 && beside >= 0 && beside < width && cover[y * width + beside] === 1;
  });
  const runs: Run[] = [];
  for (const [y, hidden] of covered.entries()) {
    if (!hidden) continue;
    const last = runs.at(-1);
    if (last !== undefined && y - last.to <= gap) runs[runs.length - 1] = { ...last, to: y + 1 };
    else runs.push({ from: y, to: y + 1 });
  }
  return runs;
}

interface Bridge {
  readonly run: Run;
  readonly side: -1 | 1;
  readonly above: number;
  readonly below: number;
  readonly edges: readonly number[];
}

function bridge(out: Mask, { run, side, above, below, edges }: Bridge, { width }: Grid): void {
  for (let y = run.from; y < run.to; y++) {
    const share = (y - run.from + 1) / (run.to - run.from + 1);
    const limit = above + share * (below - above);
    for (let x = edges[y]! + side; x >= 0 && x < width; x += side)
      out[y * width + x] = side * (x - limit) <= 0 ? 1 : 2;
  }
}
