import type { GraphName, GraphSizes } from '../models/graphs.ts';
import type { Model } from '../models/open-model.ts';

/** Values by the names of a graph's inputs or outputs; their shapes are the graph's. */
export type Tensors = Readonly<Record<string, Float32Array>>;

/** Which network, for which size, on what. */
export interface NetworkRun<Name extends GraphName> {
  readonly name: Name;
  readonly size: GraphSizes[Name];
  readonly feeds: Tensors;
  /** Places inside whose values are answered too, see `Model.open`. */
  readonly taps?: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/** Opens a network, runs it once and closes it. Throws the signal's reason where that was aborted. */
export async function runOnce<Name extends GraphName>(
  model: Model,
  { name, size, feeds, taps, signal }: NetworkRun<Name>,
): Promise<Tensors> {
  signal?.throwIfAborted();
  const network = await model.open(name, size, taps);
  try {
    return await network.run(feeds);
  } finally {
    await network.close();
  }
}
