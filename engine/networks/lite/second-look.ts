import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';
import { conv } from '../layers/conv.ts';
import { pixelUnshuffle } from '../layers/pixel-shuffle.ts';
import { silu } from '../layers/pointwise.ts';
import { doubled } from '../layers/resample.ts';
import { resnetBlock } from '../layers/resnet-block.ts';
import { concat } from '../layers/shape.ts';
import type { LiteWidths } from '../widths.ts';

/**
 * What the photo shows where it would be taken from, beside the puppet, `seen` [F,8,H,W], and the head's features
 * [F,c,H/4,W/4] → what that changes, [F,c',H/2,W/2] (training/anydance/networks/lite.py).
 */
export function secondLook(
  graph: GraphBuilder,
  { seen, quarter }: { readonly seen: Value; readonly quarter: Value },
  { fineChannels: [narrow, wide], fineGroups: groups }: LiteWidths,
): Value {
  const half = conv(graph.at('conv_in'), pixelUnshuffle(graph, seen), narrow);
  const entered = conv(graph.at('conv_quarter'), silu(graph, half), wide, { stride: 2 });
  const both = concat(graph, [entered, quarter], 1);
  const known = resnetBlock(graph.at('block'), both, { out: wide, groups, epsilon: 1e-5 });
  const back = conv(graph.at('conv_half'), doubled(graph, known), narrow);
  return conv(graph.at('conv_out'), silu(graph, concat(graph, [half, back], 1)), narrow);
}
