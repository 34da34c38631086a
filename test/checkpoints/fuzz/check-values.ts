import { bfloat16ToFloat, halfToFloat } from '../../../engine/core/float16.ts';
import type { CheckValues } from './outcome.ts';
import { type HeaderEntry, STORAGES } from './samples.ts';

/** Holds what was read of a safetensors file against a second, plain reading of the same bytes. */
export function checkSafetensors(bytes: Uint8Array): CheckValues {
  return (tensor, values) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const length = Number(view.getBigUint64(0, true));
    const header = JSON.parse(Buffer.from(bytes.subarray(8, 8 + length)).toString());
    const entry: HeaderEntry = header[tensor.name];
    const [begin] = entry.data_offsets as [number, number];
    const data = bytes.slice(8 + length + begin);
    const wrong = values.findIndex((value, i) => value !== decode(data, tensor.dtype, i));
    return wrong < 0 ? undefined : `value ${wrong} is ${values[wrong]}`;
  };
}

/** Where each number of the samples' storages is; those of 16 bits may be taken for either type. */
const PLACES: ReadonlyMap<string, ReadonlyMap<number, number>> = new Map([
  ['F32', placesOf('F32', ['F32'])],
  ['F16', placesOf('F16', ['F16', 'BF16'])],
  ['BF16', placesOf('BF16', ['F16', 'BF16'])],
]);

function placesOf(dtype: string, stored: readonly string[]): Map<number, number> {
  const places = STORAGES.filter((storage) => stored.includes(storage.dtype)).map((storage) =>
    Array.from(
      { length: storage.elements },
      (_, i) => [decode(storage.bytes, dtype, i), i] as const,
    ),
  );
  return new Map(places.flat());
}

/** A tensor is a view: the places of its values are a start and a stride for each axis. */
export const checkView: CheckValues = ({ dtype, shape }, values) => {
  const known = PLACES.get(dtype);
  const places = Array.from(values, (value) => known?.get(value) ?? Number.NaN);
  const steps = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    steps[axis] = step;
    step *= shape[axis]!;
  }
  const strides = shape.map((size, axis) => (size > 1 ? places[steps[axis]!]! - places[0]! : 0));
  const expected = (index: number) =>
    strides.reduce((place, stride, axis) => {
      const along = Math.floor(index / steps[axis]!) % shape[axis]!;
      return place + along * stride;
    }, places[0]!);
  const wrong = places.findIndex((place, i) => place !== expected(i));
  return wrong < 0 ? undefined : `value ${wrong} is ${values[wrong]}`;
};

function decode(bytes: Uint8Array, dtype: string, index: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (dtype === 'F32') return view.getFloat32(4 * index, true);
  if (dtype === 'F64') return Math.fround(view.getFloat64(8 * index, true));
  const bits = Uint16Array.of(view.getUint16(2 * index, true));
  return (dtype === 'F16' ? halfToFloat : bfloat16ToFloat)(bits)[0]!;
}
