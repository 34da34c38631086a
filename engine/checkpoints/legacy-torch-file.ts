import type { FileBytes } from './file-bytes.ts';
import { PICKLE_LIMITS, type PickleRules } from './pickle-machine.ts';
import { placeState } from './place-state.ts';
import type { StoragePlace } from './place-view.ts';
import { readLeadingPickle } from './read-pickle.ts';
import { DTYPE_BYTES, type PlacedTensor } from './stored-tensor.ts';
import { isStorage, type TorchStorage, torchRules } from './torch-rules.ts';

const COUNT_BYTES = 8;

/**
 * The tensors of a file that torch.save wrote before version 1.6 (PyTorch: torch/serialization.py,
 * `_legacy_save`): five pickles end to end (mark, version, facts about the machine, the state dict,
 * the keys of its storages), then each storage as its number of elements and their bytes.
 */
export async function placeLegacyTensors(file: FileBytes): Promise<Map<string, PlacedTensor>> {
  const head = new Uint8Array(Math.min(file.size, PICKLE_LIMITS.bytes));
  await file.read(0, head);
  const storages = new Map<string, TorchStorage>();
  const next = pickleAfterPickle(head, rememberStorages(torchRules(file), storages));
  const [, , machine, state, keys] = [next(), next(), next(), next(), next()];
  if (!(machine?.value instanceof Map) || machine.value.get('little_endian') !== true)
    throw file.error('checkpoint-legacy', { format: 'written in big-endian byte order' });
  const places = await placeStorages(file, keys!, storages);
  return placeState(file, state!.value, (key) => places.get(key));
}

type Pickle = ReturnType<typeof readLeadingPickle>;

function pickleAfterPickle(bytes: Uint8Array, rules: PickleRules): () => Pickle {
  let at = 0;
  return () => {
    const { value, end } = readLeadingPickle(bytes.subarray(at), rules);
    at += end;
    return { value, end: at };
  };
}

function rememberStorages(rules: PickleRules, storages: Map<string, TorchStorage>): PickleRules {
  return {
    ...rules,
    persistent(id) {
      const storage = rules.persistent(id);
      if (isStorage(storage)) storages.set(storage.key, storage);
      return storage;
    },
  };
}

/** Storages lie behind the list of their keys, in its order. */
async function placeStorages(
  file: FileBytes,
  { value: keys, end }: Pickle,
  storages: ReadonlyMap<string, TorchStorage>,
): Promise<Map<string, StoragePlace>> {
  const wrong = (reason: string) => file.error('checkpoint-header', { reason });
  if (!Array.isArray(keys)) throw wrong('its list of storages is missing');
  const places = new Map<string, StoragePlace>();
  let at = end;
  for (const key of keys) {
    const storage = storages.get(key);
    if (!storage || places.has(key)) throw wrong('its list of storages does not fit its tensors');
    if ((await readCount(file, at)) !== BigInt(storage.elements))
      throw wrong('a storage is not of the size that its tensors have');
    const byteLength = storage.elements * DTYPE_BYTES[storage.dtype];
    places.set(key, { offset: at + COUNT_BYTES, byteLength });
    at += COUNT_BYTES + byteLength;
  }
  if (at > file.size) throw file.error('checkpoint-truncated', { reason: 'it ends too early' });
  return places;
}

async function readCount(file: FileBytes, at: number): Promise<bigint> {
  const bytes = new Uint8Array(COUNT_BYTES);
  await file.read(at, bytes);
  return new DataView(bytes.buffer).getBigInt64(0, true);
}
