import type { GraphBuilder } from './graph/graph-builder.ts';
import type { Value } from './graph/value.ts';
import { conv } from './layers/conv.ts';
import { add, multiply, relu, scalar } from './layers/pointwise.ts';
import { nearest } from './layers/resample.ts';
import type { LatentSize } from './unet-places.ts';

const CHANNELS = 64;

export interface TaesdOptions {
  readonly latentChannels: number;
  readonly latent: LatentSize;
  readonly frames: number;
}

/**
 * The tiny decoder for previews (madebyollin/taesd: taesd.py): the same latents as the VAE's, a
 * hundredth of its work. In `latents` [N,4,h,w], out `pictures` [N,3,8h,8w], about 0…1. Its weights
 * are named by their places in one long sequence.
 */
export function taesdDecoder(graph: GraphBuilder, options: TaesdOptions): void {
  const { latentChannels, latent, frames } = options;
  const latents = graph.input('latents', [frames, latentChannels, ...latent]);
  let h = relu(graph, conv(graph.at('1'), softClamp(graph, latents), CHANNELS));
  h = blocks(graph, h, [3, 4, 5]);
  h = blocks(graph, enlarge(graph.at('7'), h), [8, 9, 10]);
  h = blocks(graph, enlarge(graph.at('12'), h), [13, 14, 15]);
  h = blocks(graph, enlarge(graph.at('17'), h), [18]);
  graph.output('pictures', conv(graph.at('19'), h, 3));
}

/** 3 · tanh(x / 3). */
function softClamp(graph: GraphBuilder, x: Value): Value {
  const third = multiply(graph, x, scalar(graph, 1 / 3));
  return multiply(graph, graph.node('Tanh', [third]), scalar(graph, 3));
}

function blocks(graph: GraphBuilder, x: Value, places: readonly number[]): Value {
  return places.reduce((h, place) => block(graph.at(`${place}.conv`), h), x);
}

function block(graph: GraphBuilder, x: Value): Value {
  let h = relu(graph, conv(graph.at('0'), x, CHANNELS));
  h = relu(graph, conv(graph.at('2'), h, CHANNELS));
  return relu(graph, add(graph, conv(graph.at('4'), h, CHANNELS), x));
}

function enlarge(graph: GraphBuilder, x: Value): Value {
  const [height, width] = x.shape.slice(2) as [number, number];
  const larger = nearest(graph, x, [2 * height, 2 * width]);
  return conv(graph, larger, CHANNELS, { bias: false });
}
