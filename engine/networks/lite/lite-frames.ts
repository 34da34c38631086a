import { predict } from '../denoising-unet.ts';
import type { GraphBuilder } from '../graph/graph-builder.ts';
import { concat } from '../layers/shape.ts';
import { guide } from '../pose-guider.ts';
import type { LiteWidths } from '../widths.ts';
import { head } from './head.ts';
import { stem } from './stem.ts';

/** Sines and cosines of x and y in three octaves. */
export const PLACE_CHANNELS = 12;
/** The puppet's layers, see `SOURCE_LAYERS`. */
const LAYER_CHANNELS = 6;
/** Beside the noisy picture: the puppet on its background 3, its cover 1, its offsets 2. */
const PUPPET_CHANNELS = 6;

export interface LiteFramesOptions {
  /** Of a window. */
  readonly frames: number;
  /** Pixels. */
  readonly height: number;
  readonly width: number;
  /** Leave the motion modules out: stage 1 of the training. */
  readonly still?: boolean;
}

/**
 * The lite model's denoising of a window (training/anydance/networks/lite.py).
 *
 * In: `noisy` [F,3,H,W], `puppet` [F,6,H,W], `pose` [F,3,H,W] drawn in 0…1, `layers` [F,6,H/8,W/8] and
 * `places` [F,12,H/8,W/8] of its 8×8 blocks, `time` [1,C₀], `key.*` and `value.*`. Out: what `head` tells.
 */
export function liteFrames(
  graph: GraphBuilder,
  widths: LiteWidths,
  { frames, height, width, still = false }: LiteFramesOptions,
): void {
  const input = (name: string, channels: number, part = 1) =>
    graph.input(name, [frames, channels, height / part, width / part]);
  const given = [input('noisy', 3), input('puppet', PUPPET_CHANNELS)];
  const told = [input('layers', LAYER_CHANNELS, 8), input('places', PLACE_CHANNELS, 8)];
  const pose = input('pose', 3);
  const parts = { picture: concat(graph, given, 1), blocks: concat(graph, told, 1) };
  const fine = stem(graph.at('stem'), parts, widths);
  const features = predict(
    graph.at('denoising_unet'),
    {
      latents: fine.eighth,
      pose: guide(graph.at('pose_guider'), () => pose, widths.poseGuider),
      time: graph.input('time', [1, widths.unet.blockOutChannels[0] as number]),
    },
    { unet: widths.unet, frames, rows: ['reference'], ...(!still && { motion: widths.motion }) },
  );
  head(graph.at('head'), features, { fine, widths });
}
