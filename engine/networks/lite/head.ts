import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';
import { conv } from '../layers/conv.ts';
import { pixelShuffle } from '../layers/pixel-shuffle.ts';
import { add, multiply, scalar, silu } from '../layers/pointwise.ts';
import { doubled } from '../layers/resample.ts';
import { resnetBlock } from '../layers/resnet-block.ts';
import { concat, slice } from '../layers/shape.ts';
import type { LiteWidths } from '../widths.ts';
import type { PhotoView } from './photo-view.ts';
import { secondLook } from './second-look.ts';
import type { FineFeatures } from './stem.ts';
import { thirdLook } from './third-look.ts';

/** Channels of the last convolution's pixels: a colour, and how much of each of four the picture is mixed. */
const COLOURS = 3;
const ORIGINS = 4;

interface HeadOptions {
  readonly fine: FineFeatures;
  readonly view: PhotoView;
  readonly widths: LiteWidths;
}

/**
 * Features [F,c,H/8,W/8] → what the picture is mixed of (training/anydance/networks/lite.py). Out:
 * `colour` [F,3,H,W] in −1…1, `logits` [F,4,H,W] of photo, puppet, colour and background, `flow`
 * [F,2,H,W] pixels beside the puppet's sources, `gain` [F,1,H,W] the logarithm of the photo's light.
 */
export function head(
  graph: GraphBuilder,
  features: Value,
  { fine, view, widths }: HeadOptions,
): void {
  const { half: begun, quarter, coarse } = begin(graph, features, fine, widths);
  const flow = (name: string, x: Value, planes = 2) =>
    scaled(graph, conv(graph.at(name), x, planes), 2);
  const first = add(graph, channels(graph, coarse, 0, 2), flow('flow_half', silu(graph, begun)));
  const seen = view.pixels(doubled(graph, first));
  const looked = add(graph, begun, secondLook(graph.at('second_look'), { seen, quarter }, widths));
  const second = add(graph, first, flow('flow_again', silu(graph, looked)));
  const again = {
    view,
    flow: doubled(graph, second),
    known: { half: looked, quarter, eighth: features },
  };
  const half = silu(graph, add(graph, looked, thirdLook(graph.at('third_look'), again, widths)));
  const last = flow('flow_last', half, 3);
  const light = add(
    graph,
    scaled(graph, channels(graph, coarse, 2, 3), 1 / 8),
    scaled(graph, channels(graph, last, 2, 3), 1 / 16),
  );
  const out = pixelShuffle(graph, conv(graph.at('conv_out'), half, 4 * (COLOURS + ORIGINS)));
  graph.output('colour', channels(graph, out, 0, COLOURS));
  graph.output('logits', channels(graph, out, COLOURS, COLOURS + ORIGINS));
  graph.output('flow', doubled(graph, add(graph, second, channels(graph, last, 0, 2))));
  graph.output('gain', doubled(graph, light));
}

interface Begun {
  readonly half: Value;
  readonly quarter: Value;
  /** [F,3,H/2,W/2] flow and eight times the light, as far as they are known from afar. */
  readonly coarse: Value;
}

/** What is said before anything of the photo is seen in its place. */
function begin(
  graph: GraphBuilder,
  features: Value,
  fine: FineFeatures,
  { fineChannels: [narrow, wide], fineGroups: groups }: LiteWidths,
): Begun {
  const eighth = conv(graph.at('flow_eighth'), silu(graph, features), 3);
  const joined = [conv(graph.at('conv_quarter'), doubled(graph, features), wide), fine.quarter];
  const quarter = resnetBlock(graph.at('block_quarter'), concat(graph, joined, 1), {
    out: wide,
    groups,
    epsilon: 1e-5,
  });
  const fourth = conv(graph.at('flow_quarter'), silu(graph, quarter), 3);
  const both = [conv(graph.at('conv_half'), doubled(graph, quarter), narrow), fine.half];
  const half = conv(graph.at('conv_joined'), silu(graph, concat(graph, both, 1)), narrow);
  const coarse = add(graph, scaled(graph, doubled(graph, eighth), 8), scaled(graph, fourth, 4));
  return { half, quarter, coarse: doubled(graph, coarse) };
}

function scaled(graph: GraphBuilder, x: Value, factor: number): Value {
  return multiply(graph, x, scalar(graph, factor));
}

function channels(graph: GraphBuilder, x: Value, start: number, end: number): Value {
  return slice(graph, x, { axis: 1, start, end });
}
