import type { FileBytes } from './file-bytes.ts';
import { placeView, type StoragePlace } from './place-view.ts';
import type { PlacedTensor } from './stored-tensor.ts';
import { isTensor } from './torch-rules.ts';

/**
 * Finds the tensors of an unpickled state dict, or of one under the key `state_dict`, in the file.
 * @param placeOf where the storage of a key lies
 */
export function placeState(
  file: FileBytes,
  state: unknown,
  placeOf: (key: string) => StoragePlace | undefined,
): Map<string, PlacedTensor> {
  const placed = new Map<string, PlacedTensor>();
  for (const [name, view] of stateDict(state)) {
    if (typeof name !== 'string' || !isTensor(view)) continue;
    placed.set(name, placeView(file, { name, view, place: placeOf(view.storage.key) }));
  }
  if (placed.size > 0) return placed;
  throw file.error('checkpoint-not-a-weight-file', { reason: 'it holds no state dict of tensors' });
}

/** Trainers put the state dict beside the epoch and the like. */
function stateDict(value: unknown): ReadonlyMap<unknown, unknown> {
  if (!(value instanceof Map)) return new Map();
  const inner: unknown = value.get('state_dict');
  return inner instanceof Map ? inner : value;
}
