import { crc32 } from 'node:zlib';
import { elementCount } from '../../../engine/networks/graph/value.ts';

/** As training/anydance/fixtures/formula_weights.py has them: numbers in [-1, 1), multiples of 2^-15. */
export function formula(name: string, count: number): Float32Array {
  const seed = crc32(name) % 65536;
  const values = new Float32Array(count);
  let place = seed;
  for (let i = 0; i < count; i++) {
    values[i] = (((place * 30011) ^ (place >> 7)) & 65535) / 32768 - 1;
    place = (place + 40503) & 65535;
  }
  return values;
}

/** The weight of that name and shape. */
export function formulaWeight(name: string, shape: readonly number[]): Float32Array {
  const spread = spreadOf(name, shape);
  const values = formula(name, elementCount(shape));
  for (let i = 0; i < values.length; i++) values[i] = spread(values[i]!);
  return values;
}

function spreadOf(name: string, shape: readonly number[]): (value: number) => number {
  if (name.startsWith('lin')) return Math.abs;
  if (shape.length > 1) {
    const gain = Math.sqrt(6 / elementCount(shape.slice(1)));
    return (value) => value * gain;
  }
  if (name.endsWith('running_var')) return (value) => 1 + 0.5 * value;
  if (name.endsWith('bn.weight')) return (value) => 1 + 0.25 * value;
  return (value) => 0.125 * value;
}
