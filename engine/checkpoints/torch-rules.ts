import type { FileBytes } from './file-bytes.ts';
import type { PickleRules } from './pickle-machine.ts';
import type { StoredDtype } from './stored-tensor.ts';

/** A storage of a torch file: in a zip archive the entry `data/<key>`. */
export interface TorchStorage {
  readonly kind: 'storage';
  readonly dtype: StoredDtype;
  readonly key: string;
  readonly elements: number;
}

/** A view into a storage; offset and strides in elements. */
export interface TorchTensor {
  readonly kind: 'tensor';
  readonly storage: TorchStorage;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

const STORAGE_TYPES: Readonly<Record<string, StoredDtype>> = {
  'torch.DoubleStorage': 'F64',
  'torch.FloatStorage': 'F32',
  'torch.HalfStorage': 'F16',
  'torch.BFloat16Storage': 'BF16',
  'torch.LongStorage': 'I64',
  'torch.IntStorage': 'I32',
  'torch.ShortStorage': 'I16',
  'torch.CharStorage': 'I8',
  'torch.ByteStorage': 'U8',
  'torch.BoolStorage': 'BOOL',
};

const MAX_AXES = 8;

type Rebuild = (args: readonly unknown[]) => unknown;

/** The functions that state dicts name. They are not called: these are stand-ins that make data. */
const REBUILDERS: Readonly<Record<string, Rebuild>> = {
  'collections.OrderedDict': orderedDict,
  'torch._utils._rebuild_tensor_v2': rebuildTensor,
  'torch._utils._rebuild_tensor': rebuildTensor,
  'torch._utils._rebuild_parameter': ([tensor]) => (isTensor(tensor) ? tensor : undefined),
};

/** What the pickle of a torch file may name: dicts, tensors, parameters and storages. */
export function torchRules(file: FileBytes): PickleRules {
  return {
    error: file.error,
    global: (name) => {
      if (Object.hasOwn(REBUILDERS, name)) return { rebuild: REBUILDERS[name] };
      return Object.hasOwn(STORAGE_TYPES, name) ? { dtype: STORAGE_TYPES[name] } : undefined;
    },
    reduce: (callee, args) =>
      isObject(callee) && typeof callee.rebuild === 'function' ? callee.rebuild(args) : undefined,
    persistent: (id) => {
      const storage = storageOf(id);
      if (storage) return storage;
      throw file.error('checkpoint-header', { reason: 'its pickle names a storage wrongly' });
    },
  };
}

export function isTensor(value: unknown): value is TorchTensor {
  return isObject(value) && value.kind === 'tensor';
}

/** Python 2 gives its items, as a list of pairs; Python 3 sets them afterwards. */
function orderedDict(args: readonly unknown[]): Map<unknown, unknown> | undefined {
  const [items = [], ...others] = args;
  const isItems = Array.isArray(items) && items.every((item) => Array.isArray(item));
  return isItems && others.length === 0 ? new Map(items as [unknown, unknown][]) : undefined;
}

/**
 * A persistent id: ('storage', type, key, where it lay (cuda:0), number of elements), and in files
 * of before version 1.6 the view of another storage that this one is: None in all that are read.
 */
function storageOf(id: unknown): TorchStorage | undefined {
  if (!Array.isArray(id) || id[0] !== 'storage') return undefined;
  const [, type, key, , elements, view = null] = id;
  if (id.length < 5 || id.length > 6 || view !== null) return undefined;
  if (!isObject(type) || typeof type.dtype !== 'string') return undefined;
  if (typeof key !== 'string' || !isCount(elements)) return undefined;
  return { kind: 'storage', dtype: type.dtype as StoredDtype, key, elements };
}

/** Arguments: storage, offset, shape, strides; in newer files requires_grad, hooks, metadata. */
function rebuildTensor(args: readonly unknown[]): TorchTensor | undefined {
  const [storage, offset, shape, strides] = args;
  if (!isStorage(storage) || !isCount(offset)) return undefined;
  if (!isShape(shape) || !isShape(strides) || shape.length !== strides.length) return undefined;
  // Copied, so that nothing later in the pickle can change what was checked here.
  return { kind: 'tensor', storage, offset, shape: [...shape], strides: [...strides] };
}

export function isStorage(value: unknown): value is TorchStorage {
  return isObject(value) && value.kind === 'storage';
}

function isShape(value: unknown): value is number[] {
  return Array.isArray(value) && value.length <= MAX_AXES && value.every(isCount);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
