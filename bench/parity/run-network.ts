import type { GraphName, GraphSizes } from '../../engine/models/graphs.ts';
import type { Model } from '../../engine/models/open-model.ts';

/** Which network, for which size, on what. Shapes of the feeds are the graph's own. */
export interface NetworkRun<Name extends GraphName> {
  readonly name: Name;
  readonly size: GraphSizes[Name];
  readonly feeds: Readonly<Record<string, Float32Array>>;
  readonly taps?: readonly string[];
}

/** Opens a network, runs it once on float32 values, and closes it. */
export async function runNetwork<Name extends GraphName>(
  model: Model,
  { name, size, feeds, taps }: NetworkRun<Name>,
): Promise<Record<string, Float32Array>> {
  const network = await model.open(name, size, taps);
  try {
    return await network.run(feeds);
  } finally {
    await network.close();
  }
}
