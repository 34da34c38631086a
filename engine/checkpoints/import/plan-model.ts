import type { NetworkWidths } from '../../networks/widths.ts';
import type { ModelProfile } from '../model-profile.ts';
import { canonicalName } from '../names/canonical-name.ts';
import { keysOf, NETWORKS, type NetworkName } from '../networks.ts';
import { openWeightFile } from '../weight-file.ts';
import { inferWidths } from './infer-widths.ts';
import { type OpenSource, type PlannedTensor, planNetwork } from './plan-network.ts';
import type { Shapes } from './shape-widths.ts';
import type { SourceFile } from './source-files.ts';
import { UnfitCheckpoint } from './unfit-checkpoint.ts';

export interface ModelPlan {
  readonly widths: NetworkWidths;
  readonly networks: ReadonlyArray<{
    readonly network: NetworkName;
    readonly sources: readonly OpenSource[];
    readonly tensors: readonly PlannedTensor[];
  }>;
  close(): Promise<void>;
}

/**
 * Opens the files of a model and holds every name and shape in them against the table of names.
 * @throws UnfitCheckpoint naming all that is missing, unknown or of another shape
 * @throws CheckpointError, ModelError
 */
export async function planModel(
  folder: string,
  profile: ModelProfile,
  files: readonly SourceFile[],
): Promise<ModelPlan> {
  const sources = await openAll(files);
  const close = async () => {
    await Promise.all(sources.map(({ file }) => file.close()));
  };
  try {
    return { ...(await plan(folder, profile, sources)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openAll(files: readonly SourceFile[]): Promise<OpenSource[]> {
  const opened: OpenSource[] = [];
  try {
    for (const source of files) opened.push({ ...source, file: await openWeightFile(source.path) });
    return opened;
  } catch (error) {
    await Promise.all(opened.map(({ file }) => file.close()));
    throw error;
  }
}

async function plan(folder: string, profile: ModelProfile, sources: readonly OpenSource[]) {
  const of = (network: NetworkName) => sources.filter((source) => source.network === network);
  const present = NETWORKS.filter((network) => of(network).length > 0);
  const widths = await inferWidths(profile, {
    folder,
    networks: new Map(present.map((network) => [network, shapesOf(of(network))])),
    clipVision: of('clip-vision')[0]!.path,
    vae: of('vae')[0]!.path,
  });
  const plans = present.map((network) => ({
    network,
    ...planNetwork(of(network), keysOf(network, widths), profile.positionTable),
  }));
  const [first, ...others] = plans.flatMap(({ problems }) => problems);
  if (first) throw new UnfitCheckpoint([first, ...others]);
  return { widths, networks: plans };
}

function shapesOf(sources: readonly OpenSource[]): Shapes {
  return new Map(
    sources.flatMap(({ file, prefix }) =>
      [...file.tensors.values()].map(
        ({ name, shape }) => [(prefix ?? '') + canonicalName(name), shape] as const,
      ),
    ),
  );
}
