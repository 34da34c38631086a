import type { UnetWidths } from '../../networks/widths.ts';
import { resnetKeys } from './resnet.ts';
import { transformerKeys } from './transformer.ts';
import { conv, linear, norm, upTo, type WeightKey } from './weight-key.ts';

/** All spatial weights of the denoising UNet: those of Stable Diffusion 1.5 (src/models/unet_3d.py). */
export function denoisingUnetKeys(widths: UnetWidths): WeightKey[] {
  const [first] = widths.blockOutChannels as [number];
  return [
    ...trunkKeys(widths),
    ...norm('conv_norm_out', first),
    ...conv('conv_out', { in: first, out: widths.latentChannels, kernel: 3 }),
  ];
}

/**
 * The ReferenceNet: the same UNet without its way out (src/models/unet_2d_condition.py). What it
 * gives is read before each self-attention, so nothing after its last norm1 counts.
 */
export function referenceNetKeys(widths: UnetWidths): WeightKey[] {
  const last = `up_blocks.${widths.blockOutChannels.length - 1}.attentions.${widths.layersPerBlock}.`;
  const read = /\.(norm|proj_in|transformer_blocks\.0\.norm1)\.(weight|bias)$/;
  return trunkKeys(widths).map((key) =>
    key.name.startsWith(last) && !read.test(key.name) ? { ...key, unusedByGraph: true } : key,
  );
}

function trunkKeys(widths: UnetWidths): WeightKey[] {
  const [first] = widths.blockOutChannels as [number];
  return [
    ...conv('conv_in', { in: widths.latentChannels, out: first, kernel: 3 }),
    ...linear('time_embedding.linear_1', { in: first, out: 4 * first }),
    ...linear('time_embedding.linear_2', { in: 4 * first, out: 4 * first }),
    ...downKeys(widths),
    ...midKeys(widths),
    ...upKeys(widths),
  ];
}

function downKeys(widths: UnetWidths): WeightKey[] {
  const { blockOutChannels: sizes, layersPerBlock } = widths;
  return sizes.flatMap((out, level) => {
    const name = `down_blocks.${level}`;
    const isLast = level === sizes.length - 1;
    const layers = upTo(layersPerBlock).flatMap((layer) => {
      const width = layer === 0 ? (sizes[level - 1] ?? out) : out;
      const attention = { channels: out, context: widths.contextWidth };
      return [
        ...resnetKeys(`${name}.resnets.${layer}`, { in: width, out, time: timeWidth(widths) }),
        ...(isLast ? [] : transformerKeys(`${name}.attentions.${layer}`, attention)),
      ];
    });
    return isLast
      ? layers
      : [...layers, ...conv(`${name}.downsamplers.0.conv`, { in: out, out, kernel: 3 })];
  });
}

function midKeys(widths: UnetWidths): WeightKey[] {
  const channels = widths.blockOutChannels.at(-1)!;
  const size = { in: channels, out: channels, time: timeWidth(widths) };
  return [
    ...resnetKeys('mid_block.resnets.0', size),
    ...transformerKeys('mid_block.attentions.0', { channels, context: widths.contextWidth }),
    ...resnetKeys('mid_block.resnets.1', size),
  ];
}

/** Each up block takes the outputs of the down blocks beside it, last first, as more channels. */
function upKeys(widths: UnetWidths): WeightKey[] {
  const { layersPerBlock } = widths;
  const sizes = widths.blockOutChannels.toReversed();
  return sizes.flatMap((out, level) => {
    const name = `up_blocks.${level}`;
    const before = sizes[level - 1] ?? out;
    const below = sizes[level + 1] ?? out;
    const layers = upTo(layersPerBlock + 1).flatMap((layer) => {
      const width = (layer === 0 ? before : out) + (layer === layersPerBlock ? below : out);
      const size = { in: width, out, time: timeWidth(widths) };
      const attention = { channels: out, context: widths.contextWidth };
      return [
        ...resnetKeys(`${name}.resnets.${layer}`, size),
        ...(level === 0 ? [] : transformerKeys(`${name}.attentions.${layer}`, attention)),
      ];
    });
    return level === sizes.length - 1
      ? layers
      : [...layers, ...conv(`${name}.upsamplers.0.conv`, { in: out, out, kernel: 3 })];
  });
}

function timeWidth({ blockOutChannels }: UnetWidths): number {
  return 4 * blockOutChannels[0]!;
}
