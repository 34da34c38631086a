import type { Grid } from './mask.ts';

/** A start of the flood: pixels with a label, and how fast it spreads from them (its radius). */
export interface Seeds {
  readonly label: number;
  readonly radius: number;
  readonly pixels: readonly number[];
}

const BUCKETS_PER_UNIT = 32;
const DIAGONAL = Math.SQRT2;

/**
 * Gives each pixel the label whose seeds are nearest by path cost divided by the label's radius:
 * one Dijkstra over all labels at once, with a bucket queue. `cost` is the price of a pixel's step.
 */
export function floodLabels(cost: Float32Array, seeds: readonly Seeds[], grid: Grid): Uint8Array {
  const labels = new Uint8Array(cost.length).fill(255);
  const reach = new Float32Array(cost.length).fill(Number.POSITIVE_INFINITY);
  const speed = seeds.map((s) => 1 / s.radius);
  const queue = new BucketQueue();
  const owner = new Uint8Array(cost.length);
  seeds.forEach((seed, s) => {
    for (const i of seed.pixels) {
      if (reach[i] === 0) continue;
      reach[i] = 0;
      owner[i] = s;
      queue.push(i, 0);
    }
  });
  const settled = new Uint8Array(cost.length);
  for (let i = queue.pop(); i >= 0; i = queue.pop()) {
    if (settled[i]) continue;
    settled[i] = 1;
    const s = owner[i]!;
    labels[i] = seeds[s]!.label;
    forNeighbours(i, grid, (n, step) => {
      const next = reach[i]! + 0.5 * (cost[i]! + cost[n]!) * step * speed[s]!;
      if (next >= reach[n]!) return;
      reach[n] = next;
      owner[n] = s;
      queue.push(n, next);
    });
  }
  return labels;
}

function forNeighbours(i: number, grid: Grid, visit: (n: number, step: number) => void): void {
  const { width, height } = grid;
  const x = i % width;
  const y = (i - x) / width;
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) {
      if ((dx === 0 && dy === 0) || x + dx < 0 || x + dx >= width) continue;
      if (y + dy < 0 || y + dy >= height) continue;
      visit(i + dy * width + dx, dx !== 0 && dy !== 0 ? DIAGONAL : 1);
    }
}

/** Monotone priority queue: exact to one bucket, first in last out within it. */
class BucketQueue {
  readonly #buckets: number[][] = [];
  #current = 0;

  push(item: number, priority: number): void {
    const bucket = Math.max(this.#current, Math.floor(priority * BUCKETS_PER_UNIT));
    while (this.#buckets.length <= bucket) this.#buckets.push([]);
    this.#buckets[bucket]!.push(item);
  }

  /** The next item, −1 when empty. */
  pop(): number {
    while (this.#current < this.#buckets.length) {
      const item = this.#buckets[this.#current]!.pop();
      if (item !== undefined) return item;
      this.#current++;
    }
    return -1;
  }
}
