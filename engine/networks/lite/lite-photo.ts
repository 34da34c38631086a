import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';
import { conv } from '../layers/conv.ts';
import { linear } from '../layers/linear.ts';
import { add } from '../layers/pointwise.ts';
import { guide } from '../pose-guider.ts';
import { lookAtPhoto } from '../reference-net.ts';
import { keyName, valueName } from '../unet-places.ts';
import type { LiteWidths } from '../widths.ts';
import { PHOTO_CHANNELS, PLACE_CHANNELS } from './lite-frames.ts';
import { stem } from './stem.ts';

/** Pixels, multiples of 8 (and the latent's sides of what the UNet halves). */
export interface LiteSize {
  readonly height: number;
  readonly width: number;
}

/**
 * All that the lite model's denoising reads of a photo, computed once a photo: its ReferenceNet's tokens,
 * as keys and values of the denoising UNet, and what its head looks at (training/anydance/networks/lite.py, `read_photo`).
 *
 * In: `photo` [1,4,H,W] picture and matte in −1…1, `pose` [1,3,H,W] drawn in 0…1, `places`
 * [1,12,H/8,W/8]. Out: `key.*`, `value.*` [1,hw,C] by the paths of the whole model, `quarter` [1,c,H/4,W/4] of
 * the stem and `eighth` [1,c,H/8,W/8], which the ReferenceNet begins with.
 */
export function litePhoto(graph: GraphBuilder, widths: LiteWidths, size: LiteSize): void {
  const { height, width } = size;
  const picture = graph.input('photo', [1, PHOTO_CHANNELS, height, width]);
  const pose = graph.input('pose', [1, 3, height, width]);
  const blocks = graph.input('places', [1, PLACE_CHANNELS, height / 8, width / 8]);
  const fine = stem(graph.at('photo_stem'), { picture, blocks }, widths);
  const guided = guide(graph.at('photo_pose_guider'), () => pose, widths.poseGuider);
  const fitted = conv(graph.at('pose_to_features'), guided, widths.unet.latentChannels, {
    kernel: 1,
  });
  const eighth = add(graph, fine.eighth, fitted);
  graph.output('quarter', fine.quarter);
  graph.output('eighth', eighth);
  const net = graph.at('reference_net');
  lookAtPhoto(net, eighth, {
    widths: widths.unet,
    onSeen: ({ path }, tokens) => project(graph, path.slice(net.path.length + 1), tokens),
  });
}

/** By the denoising UNet's own projections at the same place. */
function project(graph: GraphBuilder, path: string, tokens: Value): void {
  const place = graph.at('denoising_unet').at(path);
  const attention = place.at('transformer_blocks.0.attn1');
  const to = (name: string) =>
    linear(attention.at(name), tokens, tokens.shape.at(-1) as number, { bias: false });
  graph.output(keyName(place.path), to('to_k'));
  graph.output(valueName(place.path), to('to_v'));
}
