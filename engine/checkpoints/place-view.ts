import type { FileBytes } from './file-bytes.ts';
import { hasRisingPositions } from './read-strided.ts';
import { countElements, DTYPE_BYTES, type PlacedTensor } from './stored-tensor.ts';
import type { TorchTensor } from './torch-rules.ts';

/** Expanded views repeat elements, so what they can grow to is not bounded by the file. */
const MAX_EXPANDED_ELEMENTS = 1 << 24;

/** Where the values of a storage lie in the file. */
export interface StoragePlace {
  readonly offset: number;
  readonly byteLength: number;
  readonly crc32?: number;
}

interface NamedView {
  readonly name: string;
  readonly view: TorchTensor;
  readonly place: StoragePlace | undefined;
}

/** Finds the place of a view in the file; checks that all of its elements lie in its storage. */
export function placeView(file: FileBytes, { name, view, place }: NamedView): PlacedTensor {
  const { storage, shape, strides } = view;
  const itemBytes = DTYPE_BYTES[storage.dtype];
  const wrong = (reason: string) =>
    file.error('checkpoint-header', { reason: `${name} ${reason}` });
  if (!place) throw file.error('checkpoint-truncated', { reason: `${name} has no values` });
  const storageBytes = storage.elements * itemBytes;
  if (storageBytes !== place.byteLength) throw wrong('has a storage of another size');
  if (view.offset + span(view) > storage.elements) throw wrong('reaches beyond its storage');
  if (!hasRisingPositions(view)) throw wrong('has rows that overlap');
  boundExpansion(file, name, view);
  const offset = place.offset + view.offset * itemBytes;
  const placed = { name, dtype: storage.dtype, shape, strides, offset };
  const isAllOfIt = place.crc32 !== undefined && countElements(shape) === storage.elements;
  return isAllOfIt ? { ...placed, crc32: place.crc32! } : placed;
}

function boundExpansion(file: FileBytes, name: string, { shape, strides }: TorchTensor): void {
  if (!shape.some((size, axis) => size > 1 && strides[axis] === 0)) return;
  const given = countElements(shape);
  if (given <= MAX_EXPANDED_ELEMENTS) return;
  const what = `the number of elements of ${name}`;
  throw file.error('checkpoint-too-large', { what, given, limit: MAX_EXPANDED_ELEMENTS });
}

/** How many elements of the storage lie between the first and the last of the view, both included. */
function span({ shape, strides }: TorchTensor): number {
  if (shape.includes(0)) return 0;
  return shape.reduce((sum, size, axis) => sum + (size - 1) * strides[axis]!, 1);
}
