import type { GraphBuilder } from './graph/graph-builder.ts';
import { selfAttention } from './layers/attention.ts';
import { conv } from './layers/conv.ts';
import { spatialTransformer } from './spatial-transformer.ts';
import { timeEmbedding, timeSinusoid } from './time-embedding.ts';
import { unet } from './unet.ts';
import { bankName, type LatentSize } from './unet-places.ts';
import type { UnetWidths } from './widths.ts';

/**
 * ReferenceNet: the photo's latent, seen once at timestep 0 → for each spatial transformer the
 * tokens behind its first norm (Animate Anyone §3.2; src/models/unet_2d_condition.py).
 *
 * In: `latent` [1,4,h,w], `context.*` [1,C]. Out: `bank.*` [1,h'w',C] for each place. Whatever comes
 * behind the last of them reaches no output, and so is not in the graph.
 */
export function referenceNet(
  graph: GraphBuilder,
  widths: UnetWidths,
  [height, width]: LatentSize,
): void {
  const base = widths.blockOutChannels[0] as number;
  const latent = graph.input('latent', [1, widths.latentChannels, height, width]);
  const atZero = graph.floats('timestep 0', [1, base], timeSinusoid(0, base));
  unet(graph, conv(graph.at('conv_in'), latent, base), {
    widths,
    time: timeEmbedding(graph, atZero),
    transformer: (place, x) =>
      spatialTransformer(place, x, {
        groups: widths.groups,
        rows: 1,
        attention: (attn1, tokens) => {
          graph.output(bankName(place.path), tokens);
          return selfAttention(attn1, tokens, widths.heads);
        },
      }),
  });
}
