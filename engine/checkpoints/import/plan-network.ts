import type { CheckpointError } from '../checkpoint-error.ts';
import { ModelError } from '../model-error.ts';
import { isPositionTable } from '../names/motion-module.ts';
import type { WeightKey } from '../names/weight-key.ts';
import type { StoredTensor } from '../stored-tensor.ts';
import type { WeightFile } from '../weight-file.ts';
import { fitFile } from './fit-file.ts';
import { positionTable } from './position-table.ts';
import type { SourceFile } from './source-files.ts';

export type OpenSource = SourceFile & { readonly file: WeightFile };

/** A weight that is about to be written. */
export interface PlannedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** What it is in its file; none if it is computed. */
  readonly stored?: StoredTensor;
  values(): Promise<Float32Array>;
}

interface NetworkPlan {
  readonly sources: readonly OpenSource[];
  readonly tensors: readonly PlannedTensor[];
  readonly problems: readonly CheckpointError[];
}

/**
 * Where each weight of a network comes from, in the order of `keys`, and all that does not fit.
 * @param tables whether the tables of positions are read from the files that have them
 * @throws ModelError `model-motion-v1`
 */
export function planNetwork(
  sources: readonly OpenSource[],
  keys: readonly WeightKey[],
  tables: 'file' | 'computed',
): NetworkPlan {
  const fits = sources.map((source) => {
    if (source.part === 'motion') checkGeneration(source.file);
    const reads = tables === 'file' && hasTables(source.file);
    return fitFile(
      source.file,
      keysOfSource(sources, source, keys).filter((key) => reads || !isPositionTable(key.name)),
      {
        prefix: source.prefix ?? '',
        ignores: (name) => isAside(source, name) || (!reads && isPositionTable(name)),
      },
    );
  });
  const found = new Map(
    fits.flatMap((fit) => fit.found).map((weight) => [weight.key.name, weight]),
  );
  const tensors = keys.flatMap(({ name, shape }): PlannedTensor[] => {
    const weight = found.get(name);
    if (weight) {
      const { stored, file } = weight;
      return [{ name, shape, stored, values: () => file.read(stored.name) }];
    }
    if (!isPositionTable(name)) return [];
    const [, positions, channels] = shape as [number, number, number];
    return [{ name, shape, values: async () => positionTable(positions, channels) }];
  });
  return { sources, tensors, problems: fits.flatMap((fit) => fit.problems) };
}

/** A network of several files shares out its keys: by prefix, or motion modules to one of them. */
function keysOfSource(
  sources: readonly OpenSource[],
  source: OpenSource,
  keys: readonly WeightKey[],
): WeightKey[] {
  const hasMotionFile = sources.some(({ part }) => part === 'motion');
  const ofMotion = source.part === 'motion';
  return keys.filter(
    ({ name }) =>
      name.startsWith(source.prefix ?? '') && (!hasMotionFile || isMotion(name) === ofMotion),
  );
}

function isMotion(name: string): boolean {
  return name.includes('.motion_modules.');
}

/** diffusers keeps the tiny encoder and decoder in one file. */
function isAside({ network }: OpenSource, name: string): boolean {
  return network === 'taesd-decoder' && name.startsWith('encoder.');
}

function hasTables({ tensors }: WeightFile): boolean {
  return [...tensors.keys()].some(isPositionTable);
}

/** AnimateDiff's first version has no module in the middle; it would only look like a damaged file. */
function checkGeneration({ path, tensors }: WeightFile): void {
  const has = (part: string) =>
    [...tensors.keys()].some((name) => name.includes(`${part}.motion_modules.`));
  if (has('down_blocks.0') && !has('mid_block'))
    throw new ModelError('model-motion-v1', { file: path });
}
