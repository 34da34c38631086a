import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';
import { conv } from '../layers/conv.ts';
import { pixelUnshuffle } from '../layers/pixel-shuffle.ts';
import { add, silu } from '../layers/pointwise.ts';
import { resnetBlock } from '../layers/resnet-block.ts';
import type { LiteWidths } from '../widths.ts';

/** What the branch before the UNet saw, [F,c,…] at these parts of the picture's sides. */
export interface FineFeatures {
  readonly half: Value;
  readonly quarter: Value;
  readonly eighth: Value;
}

/** A picture [F,C,H,W] and what is told of its 8×8 blocks [F,E,H/8,W/8] → features (training/anydance/networks/lite.py). */
export function stem(
  graph: GraphBuilder,
  { picture, blocks }: { readonly picture: Value; readonly blocks: Value },
  { fineChannels: [narrow, wide], fineGroups: groups, unet }: LiteWidths,
): FineFeatures {
  const half = conv(graph.at('conv_in'), pixelUnshuffle(graph, picture), narrow);
  const entered = conv(graph.at('conv_quarter'), silu(graph, half), wide, { stride: 2 });
  const quarter = resnetBlock(graph.at('block'), entered, { out: wide, groups, epsilon: 1e-5 });
  const out = conv(graph.at('conv_out'), silu(graph, quarter), unet.latentChannels, { stride: 2 });
  const told = conv(graph.at('conv_extra'), blocks, unet.latentChannels, { kernel: 1 });
  return { half, quarter, eighth: add(graph, out, told) };
}
