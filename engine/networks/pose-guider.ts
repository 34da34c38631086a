import type { GraphBuilder } from './graph/graph-builder.ts';
import type { Value } from './graph/value.ts';
import { selfAttention } from './layers/attention.ts';
import { type ConvOptions, conv } from './layers/conv.ts';
import { batchNorm } from './layers/norms.ts';
import { add, multiply, relu, silu } from './layers/pointwise.ts';
import { spatialTransformer } from './spatial-transformer.ts';
import { CHAMP_GUIDANCES, type PoseGuiderWidths } from './widths.ts';

export interface PoseGuiderOptions {
  readonly widths: PoseGuiderWidths;
  readonly frames: number;
  /** Size of the pose pictures, pixels; multiples of 8. */
  readonly height: number;
  readonly width: number;
}

/**
 * Pose guider: drawn poses → features that are added to the first ones of the denoising UNet
 * (Animate Anyone §3.2). In `pose` [F,3,H,W] in 0…1, out `features` [F,C₀,H/8,W/8]. Champ has an
 * encoder for each kind of guidance, whose features are summed: in `depth`, `normal`,
 * `semantic_map` and `dwpose`.
 */
export function poseGuider(graph: GraphBuilder, options: PoseGuiderOptions): void {
  const { widths, frames, height, width } = options;
  const pictures = (name: string) =>
    graph.input(name, [frames, widths.conditioningChannels, height, width]);
  graph.output('features', guide(graph, pictures, widths));
}

/** The network below its doors: `pictures` answers what is asked for by name, [F,3,H,W]. */
export function guide(
  graph: GraphBuilder,
  pictures: (name: string) => Value,
  widths: PoseGuiderWidths,
): Value {
  return ENCODERS[widths.kind](graph, pictures, widths);
}

type Encoder = (
  graph: GraphBuilder,
  pictures: (name: string) => Value,
  widths: PoseGuiderWidths,
) => Value;

const ENCODERS: Readonly<Record<PoseGuiderWidths['kind'], Encoder>> = {
  moore: (graph, pictures, widths) =>
    project(graph, pairs(graph, pictures('pose'), widths), widths),
  paper: (graph, pictures, widths) => stridedStack(graph, pictures('pose'), widths),
  champ: guidanceEncoders,
};

function guidanceEncoders(
  graph: GraphBuilder,
  pictures: (name: string) => Value,
  widths: PoseGuiderWidths,
): Value {
  return CHAMP_GUIDANCES.map((guidance) =>
    guidanceEncoder(graph.at(`guidance_encoder_${guidance}`), pictures(guidance), widths),
  ).reduce((sum, features) => add(graph, sum, features));
}

/**
 * Champ's encoder of one kind of guidance: the same stack, then self-attention. Of the attentions
 * that its files hold only the last one is ever used (models/guidance_encoder.py).
 */
function guidanceEncoder(graph: GraphBuilder, pose: Value, widths: PoseGuiderWidths): Value {
  const last = 2 * widths.blockOutChannels.length - 3;
  const attended = spatialTransformer(graph.at(`attentions.${last}`), pairs(graph, pose, widths), {
    groups: 32,
    attention: (attn1, tokens) => selfAttention(attn1, tokens, 8),
  });
  return project(graph, attended, widths);
}

/** ControlNet's hint block: pairs of 3×3 convolutions, the second of each of stride 2 (src/models/pose_guider.py). */
function pairs(graph: GraphBuilder, pose: Value, widths: PoseGuiderWidths): Value {
  const [first, ...further] = widths.blockOutChannels as [number, ...number[]];
  let h = silu(graph, conv(graph.at('conv_in'), pose, first));
  further.forEach((out, index) => {
    const same = h.shape[1] as number;
    h = silu(graph, conv(graph.at(`blocks.${2 * index}`), h, same));
    h = silu(graph, conv(graph.at(`blocks.${2 * index + 1}`), h, out, { stride: 2 }));
  });
  return h;
}

function project(graph: GraphBuilder, x: Value, widths: PoseGuiderWidths): Value {
  return conv(graph.at('conv_out'), x, widths.outChannels);
}

/**
 * The paper's four layers of 4×4 kernels, as Open-AnimateAnyone has them (models/PoseGuider.py): a
 * 3×3 convolution before each; three of stride 2, which reach the latent's size, the last one 3×3
 * of stride 1; batch norm and ReLU behind all.
 */
function stridedStack(graph: GraphBuilder, pose: Value, widths: PoseGuiderWidths): Value {
  const layers = widths.blockOutChannels;
  let h = pose;
  layers.forEach((out, index) => {
    const isLast = index === layers.length - 1;
    const step = isLast ? {} : { kernel: 4, stride: 2, padding: 1 };
    h = normedConv(graph, h, { out: h.shape[1] as number, place: 6 * index });
    h = normedConv(graph, h, { out, place: 6 * index + 3, ...step });
  });
  const projected = conv(graph.at('final_proj'), h, widths.outChannels, { kernel: 1 });
  return multiply(graph, projected, graph.weight('scale', [1]));
}

function normedConv(
  graph: GraphBuilder,
  x: Value,
  { out, place, ...options }: ConvOptions & { readonly out: number; readonly place: number },
): Value {
  const h = conv(graph.at(`conv_layers.${place}`), x, out, options);
  return relu(graph, batchNorm(graph.at(`conv_layers.${place + 1}`), h));
}
