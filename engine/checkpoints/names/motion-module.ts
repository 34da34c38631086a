import type { MotionWidths, UnetWidths } from '../../networks/widths.ts';
import { attentionKeys, feedForwardKeys } from './transformer.ts';
import { linear, norm, under, upTo, type WeightKey } from './weight-key.ts';

/**
 * One module after each pair of residual block and transformer, and one in the middle: 21 in
 * Stable Diffusion's shape (src/models/motion_module.py). Their names lie among those of the UNet.
 */
export function motionModuleKeys(unet: UnetWidths, { positions }: MotionWidths): WeightKey[] {
  const { blockOutChannels: sizes, layersPerBlock: layers } = unet;
  const block = (name: string, channels: number, count: number): WeightKey[] =>
    upTo(count).flatMap((i) => moduleKeys(`${name}.motion_modules.${i}`, channels, positions));
  return [
    ...sizes.flatMap((channels, level) => block(`down_blocks.${level}`, channels, layers)),
    ...block('mid_block', sizes.at(-1)!, 1),
    ...sizes
      .toReversed()
      .flatMap((channels, level) => block(`up_blocks.${level}`, channels, layers + 1)),
  ];
}

/** Whether this is a table of positions: no weight, but a fixed wave that some files carry. */
export function isPositionTable(name: string): boolean {
  return name.endsWith('.pos_encoder.pe');
}

function moduleKeys(name: string, channels: number, positions: number): WeightKey[] {
  const square = { in: channels, out: channels };
  return under(`${name}.temporal_transformer`, [
    ...norm('norm', channels),
    ...linear('proj_in', square),
    ...under('transformer_blocks.0', [
      ...[0, 1].flatMap((i) => [
        ...attentionKeys(`attention_blocks.${i}`, channels, channels),
        { name: `attention_blocks.${i}.pos_encoder.pe`, shape: [1, positions, channels] },
        ...norm(`norms.${i}`, channels),
      ]),
      ...feedForwardKeys('ff', channels),
      ...norm('ff_norm', channels),
    ]),
    ...linear('proj_out', square),
  ]);
}
