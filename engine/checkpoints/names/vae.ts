import type { VaeWidths } from '../../networks/widths.ts';
import { resnetKeys } from './resnet.ts';
import { conv, linear, norm, under, upTo, type WeightKey } from './weight-key.ts';

/** Encoder and decoder of the autoencoder, by the names of today's diffusers (AutoencoderKL). */
export function vaeKeys(widths: VaeWidths): WeightKey[] {
  const { latentChannels: latent } = widths;
  return [
    ...under('encoder', encoderKeys(widths)),
    ...under('decoder', decoderKeys(widths)),
    ...conv('quant_conv', { in: 2 * latent, out: 2 * latent, kernel: 1 }),
    ...conv('post_quant_conv', { in: latent, out: latent, kernel: 1 }),
  ];
}

/** Gives mean and log variance of the latent. */
function encoderKeys({ blockOutChannels: sizes, layersPerBlock, latentChannels }: VaeWidths) {
  const last = sizes.at(-1)!;
  return [
    ...conv('conv_in', { in: 3, out: sizes[0]!, kernel: 3 }),
    ...sizes.flatMap((out, level) =>
      under(`down_blocks.${level}`, [
        ...resnetsKeys({ in: sizes[level - 1] ?? out, out, count: layersPerBlock }),
        ...(level === sizes.length - 1
          ? []
          : conv('downsamplers.0.conv', { in: out, out, kernel: 3 })),
      ]),
    ),
    ...midKeys(last),
    ...norm('conv_norm_out', last),
    ...conv('conv_out', { in: last, out: 2 * latentChannels, kernel: 3 }),
  ];
}

function decoderKeys({ blockOutChannels, layersPerBlock, latentChannels }: VaeWidths): WeightKey[] {
  const sizes = blockOutChannels.toReversed();
  const last = sizes.at(-1)!;
  return [
    ...conv('conv_in', { in: latentChannels, out: sizes[0]!, kernel: 3 }),
    ...midKeys(sizes[0]!),
    ...sizes.flatMap((out, level) =>
      under(`up_blocks.${level}`, [
        ...resnetsKeys({ in: sizes[level - 1] ?? out, out, count: layersPerBlock + 1 }),
        ...(level === sizes.length - 1
          ? []
          : conv('upsamplers.0.conv', { in: out, out, kernel: 3 })),
      ]),
    ),
    ...norm('conv_norm_out', last),
    ...conv('conv_out', { in: last, out: 3, kernel: 3 }),
  ];
}

function resnetsKeys({ in: width, out, count }: { in: number; out: number; count: number }) {
  return upTo(count).flatMap((i) => resnetKeys(`resnets.${i}`, { in: i === 0 ? width : out, out }));
}

/** Attention of one head between two residual blocks. */
function midKeys(channels: number): WeightKey[] {
  const square = { in: channels, out: channels };
  const parts = ['to_q', 'to_k', 'to_v', 'to_out.0'];
  return under('mid_block', [
    ...resnetKeys('resnets.0', square),
    ...norm('attentions.0.group_norm', channels),
    ...parts.flatMap((part) => linear(`attentions.0.${part}`, square)),
    ...resnetKeys('resnets.1', square),
  ]);
}
