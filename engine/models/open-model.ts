import { openModelFolder } from '../checkpoints/model-folder.ts';
import type { ModelProfile } from '../checkpoints/model-profile.ts';
import type { NetworkName } from '../checkpoints/networks.ts';
import {
  type ExecutionProvider,
  type OnnxSession,
  openSession,
  runtimeVersion,
} from '../runtime/onnx.ts';
import type { GraphStyle } from './build-graph.ts';
import { graphFile } from './graph-file.ts';
import { GRAPHS, type GraphName, type GraphSizes } from './graphs.ts';
import { type HeldTensors, holdTensors } from './hold-tensors.ts';
import { type FindOperators, operatorsOf } from './operators-of.ts';

/** An imported model on an execution provider, ready to open its networks at any size. */
export interface Model extends GraphStyle {
  /** Another one for other weights, another place of them, or another provider. */
  readonly id: string;
  /** Those that it has; the tiny decoder may be missing. */
  readonly networks: ReadonlySet<NetworkName>;
  readonly profile: ModelProfile;
  readonly provider: ExecutionProvider;
  /**
   * Loads a network for a size; the caller closes it. `taps` are places inside it, by their paths
   * in the weight file, whose values are answered beside its outputs.
   */
  open<Name extends GraphName>(
    name: Name,
    size: GraphSizes[Name],
    taps?: readonly string[],
  ): Promise<OnnxSession>;
  /** Brings values that its networks are fed again and again to where they compute, once. */
  hold(values: Readonly<Record<string, Float32Array>>): Promise<HeldTensors>;
}

/**
 * Opens the folder of an imported model for a provider.
 * @throws ModelError, CheckpointError when the folder is not whole
 */
export async function openModel(
  path: string,
  provider: ExecutionProvider,
  { findOperators = operatorsOf }: { readonly findOperators?: FindOperators } = {},
): Promise<Model> {
  const folder = await openModelFolder(path);
  const operators = await findOperators(provider);
  const { profile, widths, dtype } = folder;
  return {
    id: [provider, path, ...folder.hashes].join(' '),
    networks: new Set(folder.networks.keys()),
    profile,
    widths,
    dtype,
    operators,
    provider,
    async open(name, size, taps = []) {
      const request = { folder, name, size, provider, runtimeVersion, operators, taps };
      const { arena } = GRAPHS[name];
      return openSession(await graphFile(request), { provider, weightsFolder: path, arena });
    },
    hold: (values) => holdTensors(provider, values),
  };
}
