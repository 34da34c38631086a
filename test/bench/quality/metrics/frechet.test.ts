import { describe, expect, it } from 'vitest';
import { type Features, frechetDistance } from '../../../../bench/quality/metrics/frechet.ts';
import goldens from '../../../fixtures/metrics.json' with { type: 'json' };
import { formula } from '../formula-weights.ts';

const WIDTH = 12;

describe('the Fréchet distance', () => {
  it('is what numpy and scipy find, with more and with fewer samples than features', () => {
    expect(frechetDistance(setA(40), setB(30))).toBeCloseTo(goldens.frechet.many, 8);
    expect(frechetDistance(setA(5), setB(7))).toBeCloseTo(goldens.frechet.few, 5);
  });

  it('is the same both ways, and nothing of a set from itself', () => {
    expect(frechetDistance(setB(7), setA(40))).toBeCloseTo(frechetDistance(setA(40), setB(7)), 5);
    expect(frechetDistance(setA(40), setA(40))).toBeCloseTo(0, 8);
    expect(frechetDistance(setA(5), setA(5))).toBeCloseTo(0, 5);
  });

  it('of a shift is its square, of a stretch the square of the spread gained', () => {
    const set = setA(40);
    expect(
      frechetDistance(
        set,
        changed(set, (value) => value + 2),
      ),
    ).toBeCloseTo(4 * WIDTH, 8);
    // Of standard deviations s and 2s along each axis: (2s − s)², around means m and 2m.
    const doubled = frechetDistance(
      set,
      changed(set, (value) => 2 * value),
    );
    const columns = Array.from({ length: WIDTH }, (_, axis) => set.map((row) => row[axis]!));
    const expected = columns.reduce((sum, column) => sum + mean(column) ** 2 + variance(column), 0);
    expect(doubled).toBeCloseTo(expected, 8);
  });

  it('of a single sample cannot be told', () => {
    expect(frechetDistance(setA(1), setA(40))).toBeNaN();
    expect(frechetDistance(setA(40), setA(1))).toBeNaN();
  });
});

/** As make_metric_goldens.py's `feature_sets` has them. */
function setA(count: number): number[][] {
  return rows('features a', count, (value, axis) => value * spread(axis));
}

function setB(count: number): number[][] {
  return rows('features b', count, (value, axis) => value * spread(WIDTH - 1 - axis) + 0.25);
}

function spread(axis: number): number {
  return 0.5 + (axis * 3.5) / (WIDTH - 1);
}

function rows(name: string, count: number, make: (value: number, axis: number) => number) {
  const values = formula(name, count * WIDTH);
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: WIDTH }, (_, axis) => make(values[row * WIDTH + axis]!, axis)),
  );
}

function changed(set: readonly number[][], change: (value: number) => number): Features {
  return set.map((row) => row.map(change));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}
