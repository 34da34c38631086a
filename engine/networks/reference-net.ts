import type { GraphBuilder } from './graph/graph-builder.ts';
import type { Value } from './graph/value.ts';
import { selfAttention } from './layers/attention.ts';
import { conv } from './layers/conv.ts';
import { spatialTransformer } from './spatial-transformer.ts';
import { timeEmbedding, timeSinusoid } from './time-embedding.ts';
import { unet } from './unet.ts';
import { bankName, type LatentSize } from './unet-places.ts';
import type { TrunkWidths, UnetWidths } from './widths.ts';

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
  const latent = graph.input('latent', [1, widths.latentChannels, height, width]);
  lookAtPhoto(graph, latent, {
    widths,
    onSeen: ({ path }, tokens) => graph.output(bankName(path), tokens),
  });
}

interface Looking {
  /** Without a `contextWidth` there is no cross-attention, and no `context.*` is asked for. */
  readonly widths: TrunkWidths | UnetWidths;
  /** Given the place of each spatial transformer and the tokens behind its first norm, [1,hw,C]. */
  readonly onSeen: (place: GraphBuilder, tokens: Value) => void;
}

/** The network below its doors: a latent [1,c,h,w], or whatever stands for one. */
export function lookAtPhoto(graph: GraphBuilder, latent: Value, { widths, onSeen }: Looking): void {
  const base = widths.blockOutChannels[0] as number;
  const atZero = graph.floats('timestep 0', [1, base], timeSinusoid(0, base));
  unet(graph, conv(graph.at('conv_in'), latent, base), {
    widths,
    time: timeEmbedding(graph, atZero),
    transformer: (place, x) =>
      spatialTransformer(place, x, {
        groups: widths.groups,
        ...('contextWidth' in widths && { rows: 1 }),
        attention: (attn1, tokens) => {
          onSeen(place, tokens);
          return selfAttention(attn1, tokens, widths.heads);
        },
      }),
  });
}
