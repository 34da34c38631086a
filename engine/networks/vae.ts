import type { GraphBuilder } from './graph/graph-builder.ts';
import type { Value } from './graph/value.ts';
import { attend } from './layers/attention.ts';
import { conv } from './layers/conv.ts';
import { linear } from './layers/linear.ts';
import { groupNorm } from './layers/norms.ts';
import { add, multiply, scalar, silu } from './layers/pointwise.ts';
import { upsample } from './layers/resample.ts';
import { resnetBlock } from './layers/resnet-block.ts';
import { slice, toPixels, toTokens } from './layers/shape.ts';
import type { LatentSize } from './unet-places.ts';
import type { VaeWidths } from './widths.ts';

const EPSILON = 1e-6;

/**
 * Encoder of the variational autoencoder (diffusers: AutoencoderKL). In `picture` [1,3,H,W] in −1…1,
 * out `latent` [1,4,H/8,W/8]: the mean, without noise, times the scale.
 */
export function vaeEncoder(
  graph: GraphBuilder,
  widths: VaeWidths,
  { height, width }: { readonly height: number; readonly width: number },
): void {
  const { blockOutChannels, layersPerBlock, latentChannels } = widths;
  const encoder = graph.at('encoder');
  const picture = graph.input('picture', [1, 3, height, width]);
  let h = conv(encoder.at('conv_in'), picture, blockOutChannels[0] as number);
  blockOutChannels.forEach((out, level) => {
    const block = encoder.at(`down_blocks.${level}`);
    h = resnets(block, h, { widths, out, count: layersPerBlock });
    if (level < blockOutChannels.length - 1) h = halve(block.at('downsamplers.0'), h);
  });
  h = finish(encoder, midBlock(encoder.at('mid_block'), h, widths), {
    widths,
    out: 2 * latentChannels,
  });
  const moments = conv(graph.at('quant_conv'), h, 2 * latentChannels, { kernel: 1 });
  const half = (start: number) =>
    slice(graph, moments, { axis: 1, start, end: start + latentChannels });
  graph.tap(half(latentChannels), 'logvar');
  const mean = graph.tap(half(0), 'mean');
  graph.output('latent', multiply(graph, mean, scalar(graph, widths.scale)));
}

/**
 * Decoder. In `latents` [N,4,h,w] as the UNet leaves them, out `pictures` [N,3,8h,8w], about −1…1
 * (not clamped).
 */
export function vaeDecoder(
  graph: GraphBuilder,
  widths: VaeWidths,
  { latent: [height, width], frames }: { readonly latent: LatentSize; readonly frames: number },
): void {
  const { blockOutChannels, layersPerBlock, latentChannels } = widths;
  const decoder = graph.at('decoder');
  const latents = graph.input('latents', [frames, latentChannels, height, width]);
  const unscaled = multiply(graph, latents, scalar(graph, 1 / widths.scale));
  const quantised = conv(graph.at('post_quant_conv'), unscaled, latentChannels, { kernel: 1 });
  const levels = blockOutChannels.toReversed();
  let h = conv(decoder.at('conv_in'), quantised, levels[0] as number);
  h = midBlock(decoder.at('mid_block'), h, widths);
  levels.forEach((out, level) => {
    const block = decoder.at(`up_blocks.${level}`);
    h = resnets(block, h, { widths, out, count: layersPerBlock + 1 });
    if (level < levels.length - 1) h = double(block.at('upsamplers.0'), h);
  });
  graph.output('pictures', finish(decoder, h, { widths, out: 3 }));
}

function resnets(
  block: GraphBuilder,
  x: Value,
  stage: { readonly widths: VaeWidths; readonly out: number; readonly count: number },
): Value {
  const { widths, out, count } = stage;
  let h = x;
  for (let layer = 0; layer < count; layer++) {
    const options = { out, groups: widths.groups, epsilon: EPSILON };
    h = resnetBlock(block.at(`resnets.${layer}`), h, options);
  }
  return h;
}

function midBlock(block: GraphBuilder, x: Value, widths: VaeWidths): Value {
  const out = x.shape[1] as number;
  const options = { out, groups: widths.groups, epsilon: EPSILON };
  const h = resnetBlock(block.at('resnets.0'), x, options);
  const attended = pixelAttention(block.at('attentions.0'), h, widths);
  return resnetBlock(block.at('resnets.1'), attended, options);
}

/** Attention of all pixels of a picture to each other, with one head as wide as the channels. */
function pixelAttention(graph: GraphBuilder, x: Value, widths: VaeWidths): Value {
  const [, channels, height, width] = x.shape as [number, number, number, number];
  const norm = groupNorm(graph.at('group_norm'), x, { groups: widths.groups, epsilon: EPSILON });
  const tokens = toTokens(graph, norm); // [N,HW,C]
  const to = (name: string, value: Value) => linear(graph.at(name), value, channels);
  const [query, key, value] = ['to_q', 'to_k', 'to_v'].map((name) => to(name, tokens));
  const mixed = attend(graph, { query, key, value } as Parameters<typeof attend>[1], 1);
  return add(graph, x, toPixels(graph, to('to_out.0', mixed), [height, width]));
}

function finish(
  graph: GraphBuilder,
  x: Value,
  { widths, out }: { readonly widths: VaeWidths; readonly out: number },
): Value {
  const norm = groupNorm(graph.at('conv_norm_out'), x, { groups: widths.groups, epsilon: EPSILON });
  return conv(graph.at('conv_out'), silu(graph, norm), out);
}

/** Unlike the UNet's, this convolution is padded at the right and at the bottom only. */
function halve(graph: GraphBuilder, x: Value): Value {
  const options = { stride: 2, padding: [0, 0, 1, 1] as const };
  return conv(graph.at('conv'), x, x.shape[1] as number, options);
}

function double(graph: GraphBuilder, x: Value): Value {
  const [height, width] = x.shape.slice(2) as [number, number];
  return upsample(graph, x, [2 * height, 2 * width]);
}
