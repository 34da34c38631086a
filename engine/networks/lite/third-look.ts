import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';
import { conv } from '../layers/conv.ts';
import { pixelUnshuffle } from '../layers/pixel-shuffle.ts';
import { silu } from '../layers/pointwise.ts';
import { doubled } from '../layers/resample.ts';
import { resnetBlock } from '../layers/resnet-block.ts';
import { concat } from '../layers/shape.ts';
import type { LiteWidths } from '../widths.ts';
import type { PhotoView } from './photo-view.ts';
import type { FineFeatures } from './stem.ts';

interface ThirdLookOptions {
  readonly view: PhotoView;
  /** [F,2,H,W] beside the puppet's sources. */
  readonly flow: Value;
  /** The head's own features. */
  readonly known: FineFeatures;
}

/**
 * What the photo shows where it would be taken from, what its stem knows of it there, and the pose, beside what the head
 * knows → what that changes, [F,c,H/2,W/2]. Down to an eighth of the sides and back (training/anydance/networks/lite.py).
 */
export function thirdLook(
  graph: GraphBuilder,
  { view, flow, known }: ThirdLookOptions,
  { fineChannels: [narrow, wide], fineGroups: groups, unet }: LiteWidths,
): Value {
  const block = (name: string, parts: readonly Value[], out: number) =>
    resnetBlock(graph.at(name), concat(graph, parts, 1), { out, groups, epsilon: 1e-5 });
  const halved = (name: string, x: Value, out: number) =>
    conv(graph.at(name), silu(graph, x), out, { stride: 2 });
  const deep = unet.latentChannels;
  const there = view.features(flow);
  const seen = concat(graph, [view.pixels(flow), view.pose], 1);
  const half = conv(graph.at('conv_in'), pixelUnshuffle(graph, seen), narrow);
  const entered = halved('conv_quarter', half, wide);
  const down = block('block_down', [entered, known.quarter, there.quarter], wide);
  const sunk = halved('conv_eighth', down, deep);
  const eighth = block('block_eighth', [sunk, known.eighth, there.eighth], deep);
  const up = doubled(graph, conv(graph.at('conv_up'), eighth, wide));
  const back = conv(graph.at('conv_half'), block('block_up', [down, up], wide), narrow);
  const all = concat(graph, [half, known.half, doubled(graph, back)], 1);
  return conv(graph.at('conv_out'), silu(graph, all), narrow);
}
