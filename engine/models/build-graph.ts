import type { Graph } from '../networks/graph/graph.ts';
import { GraphBuilder } from '../networks/graph/graph-builder.ts';
import type { OperatorProfile } from '../networks/graph/operator-profile.ts';
import type { NetworkWidths } from '../networks/widths.ts';
import { GRAPHS, type GraphName, type GraphSizes } from './graphs.ts';

/** The model whose networks are written down, and for whom. */
export interface GraphStyle {
  readonly widths: NetworkWidths;
  /** Of all networks but the autoencoder, which is float32. */
  readonly dtype: 'float32' | 'float16';
  readonly operators: OperatorProfile;
}

/** Writes the graph of a model's network for a size. `taps`: places whose values are answered too. */
export function buildGraph<Name extends GraphName>(
  { widths, dtype, operators }: GraphStyle,
  name: Name,
  { size, taps = [] }: { readonly size: GraphSizes[Name]; readonly taps?: readonly string[] },
): Graph {
  const kind = GRAPHS[name];
  const options = { name, operators, dtype: kind.network === 'vae' ? 'float32' : dtype } as const;
  const graph = GraphBuilder.create(options);
  kind.build(graph, widths, size);
  return graph.build(taps);
}
