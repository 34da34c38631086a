import type { GraphBuilder } from './graph/graph-builder.ts';
import type { Value } from './graph/value.ts';
import { linear } from './layers/linear.ts';
import { attentionPlaces, bankName, keyName, type LatentSize, valueName } from './unet-places.ts';
import type { UnetWidths } from './widths.ts';

/**
 * The photo's keys and values for each spatial transformer of the denoising UNet, computed once a
 * clip with that network's own projections: in `bank.*` [1,hw,C], out `key.*` and `value.*` [1,hw,C].
 *
 * `roundBank` first rounds the features to float16, which the public pipelines do even where all
 * else is float32; it moves one prediction by up to 7e-4.
 */
export function referenceKeys(
  graph: GraphBuilder,
  widths: UnetWidths,
  { latent, roundBank = false }: { readonly latent: LatentSize; readonly roundBank?: boolean },
): void {
  for (const { path, channels, height, width } of attentionPlaces(widths, latent)) {
    const bank = graph.input(bankName(path), [1, height * width, channels]);
    const features = roundBank ? rounded(graph, bank) : bank;
    const attention = graph.at(`${path}.transformer_blocks.0.attn1`);
    const to = (name: string) => linear(attention.at(name), features, channels, { bias: false });
    graph.output(keyName(path), to('to_k'));
    graph.output(valueName(path), to('to_v'));
  }
}

function rounded(graph: GraphBuilder, x: Value): Value {
  const [float, float16] = [1, 10]; // TensorProto.DataType
  return graph.node('Cast', [graph.node('Cast', [x], { to: float16 })], { to: float });
}
