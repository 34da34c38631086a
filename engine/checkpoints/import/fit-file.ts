import { CheckpointError } from '../checkpoint-error.ts';
import { canonicalName } from '../names/canonical-name.ts';
import type { WeightKey } from '../names/weight-key.ts';
import type { StoredDtype, StoredTensor } from '../stored-tensor.ts';
import type { WeightFile } from '../weight-file.ts';

/** A needed weight and the tensor of the file that holds it. */
interface FoundWeight {
  readonly key: WeightKey;
  readonly stored: StoredTensor;
  readonly file: WeightFile;
}

interface Fit {
  readonly found: readonly FoundWeight[];
  /** What is missing, unknown or of another shape; none if the file fits. */
  readonly problems: readonly CheckpointError[];
}

interface FitOptions {
  /** Put before the canonical names of the file. */
  readonly prefix: string;
  /** Says which canonical names are left aside without a word. */
  ignores(name: string): boolean;
}

const WEIGHT_DTYPES: readonly StoredDtype[] = ['F32', 'F16', 'BF16', 'F64'];
const NAMES_IN_A_SENTENCE = 5;

/** Holds a file against the keys it must have: each once, in its shape, and no others. */
export function fitFile(
  file: WeightFile,
  keys: readonly WeightKey[],
  { prefix, ignores }: FitOptions,
): Fit {
  const { byName, unused } = nameTensors(file, new Set(keys.map(({ name }) => name)), {
    prefix,
    ignores,
  });
  const needed = keys.filter(({ optional }) => !optional);
  const missing = needed.filter(({ name }) => !byName.has(name)).map(({ name }) => name);
  const found = needed.flatMap((key) => {
    const stored = byName.get(key.name);
    return stored ? [{ key, stored, file }] : [];
  });
  return {
    found,
    problems: [
      ...listProblem(file, 'checkpoint-key-missing', missing),
      ...found.flatMap(shapeProblem),
      ...listProblem(file, 'checkpoint-key-unused', unused),
    ],
  };
}

/** The tensors by canonical name; a second one of a name is as unknown as a name that is none. */
function nameTensors(file: WeightFile, known: ReadonlySet<string>, options: FitOptions) {
  const byName = new Map<string, StoredTensor>();
  const unused: string[] = [];
  for (const stored of file.tensors.values()) {
    const name = options.prefix + canonicalName(stored.name);
    if (known.has(name) && !byName.has(name)) byName.set(name, stored);
    else if (!options.ignores(name)) unused.push(stored.name);
  }
  return { byName, unused };
}

/** What is wrong where tensors of these names are missing, or are there and not known; none without names. */
export function listProblem(
  file: Pick<WeightFile, 'path'>,
  code: 'checkpoint-key-missing' | 'checkpoint-key-unused',
  names: readonly string[],
): CheckpointError[] {
  if (names.length === 0) return [];
  const keys = names.slice(0, NAMES_IN_A_SENTENCE).join(', ');
  return [new CheckpointError(code, { file: file.path, count: names.length, keys })];
}

function shapeProblem({ key, stored, file }: FoundWeight): CheckpointError[] {
  const about = { file: file.path, tensor: stored.name };
  if (!WEIGHT_DTYPES.includes(stored.dtype))
    return [new CheckpointError('checkpoint-dtype', { ...about, dtype: stored.dtype })];
  if (hasShape(stored.shape, key)) return [];
  const [given, expected] = [`[${stored.shape}]`, `[${key.shape}]`];
  return [new CheckpointError('checkpoint-shape', { ...about, given, expected })];
}

/** The oldest autoencoders have a linear layer of their attention as a 1×1 convolution: the same numbers. */
function hasShape(shape: readonly number[], { name, shape: expected }: WeightKey): boolean {
  const isOldLinear = shape.length === 4 && shape[2] === 1 && shape[3] === 1;
  const flat =
    isOldLinear && /mid_block\.attentions\.0\.to_/.test(name) ? shape.slice(0, 2) : shape;
  return flat.length === expected.length && flat.every((size, axis) => size === expected[axis]);
}
