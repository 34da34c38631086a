import type { GraphBuilder } from './graph/graph-builder.ts';
import { linear } from './layers/linear.ts';
import { attentionPlaces, bankName, keyName, type LatentSize, valueName } from './unet-places.ts';
import type { TrunkWidths } from './widths.ts';

/**
 * The photo's keys and values for each spatial transformer of the denoising UNet, computed once a
 * clip with that network's own projections: in `bank.*` [1,hw,C], out `key.*` and `value.*` [1,hw,C].
 */
export function referenceKeys(graph: GraphBuilder, widths: TrunkWidths, latent: LatentSize): void {
  for (const { path, channels, height, width } of attentionPlaces(widths, latent)) {
    const bank = graph.input(bankName(path), [1, height * width, channels]);
    const attention = graph.at(`${path}.transformer_blocks.0.attn1`);
    const to = (name: string) => linear(attention.at(name), bank, channels, { bias: false });
    graph.output(keyName(path), to('to_k'));
    graph.output(valueName(path), to('to_v'));
  }
}
