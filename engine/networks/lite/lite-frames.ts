import { predict } from '../denoising-unet.ts';
import type { GraphBuilder } from '../graph/graph-builder.ts';
import { concat, slice } from '../layers/shape.ts';
import { guide } from '../pose-guider.ts';
import type { LiteWidths } from '../widths.ts';
import { head } from './head.ts';
import { photoView } from './photo-view.ts';
import { stem } from './stem.ts';

/** Sines and cosines of x and y in three octaves. */
export const PLACE_CHANNELS = 12;
/** The puppet's layers, see `SOURCE_LAYERS`. */
const LAYER_CHANNELS = 6;
/** Beside the noisy picture: the puppet on its background 3, its cover 1, its offsets 2. */
const PUPPET_CHANNELS = 6;
/** Of these, the puppet and its cover. */
const SHOWN_CHANNELS = 4;
/** Picture 3, matte 1. */
export const PHOTO_CHANNELS = 4;

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
 * In: `noisy` [F,3,H,W], `puppet` [F,6,H,W], `sources` [F,2,H,W] in the photo's pixels, `pose` [F,3,H,W] drawn in 0…1,
 * `layers` [F,6,H/8,W/8] and `places` [F,12,H/8,W/8] of its 8×8 blocks, `time` [1,C₀], `photo` [1,4,H,W] picture and matte
 * in −1…1, and what `litePhoto` tells of it. Out: what `head` tells.
 */
export function liteFrames(
  graph: GraphBuilder,
  widths: LiteWidths,
  { frames, height, width, still = false }: LiteFramesOptions,
): void {
  const input = (name: string, channels: number, part = 1) =>
    graph.input(name, [frames, channels, height / part, width / part]);
  const puppet = input('puppet', PUPPET_CHANNELS);
  const given = [input('noisy', 3), puppet];
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
  const known = {
    photo: graph.input('photo', [1, PHOTO_CHANNELS, height, width]),
    quarter: graph.input('quarter', [1, widths.fineChannels[1], height / 4, width / 4]),
    eighth: graph.input('eighth', [1, widths.unet.latentChannels, height / 8, width / 8]),
  };
  const shown = slice(graph, puppet, { axis: 1, start: 0, end: SHOWN_CHANNELS });
  const view = photoView(graph, known, { shown, sources: input('sources', 2), pose });
  head(graph.at('head'), features, { fine, view, widths });
}
