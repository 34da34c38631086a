import { hasAttention, type TrunkWidths } from './widths.ts';

/** A spatial transformer of the UNet: where reference features are written and read. */
export interface AttentionPlace {
  /** Its path in the weight file, as `down_blocks.0.attentions.1`. */
  readonly path: string;
  readonly channels: number;
  /** Size of its feature map. */
  readonly height: number;
  readonly width: number;
}

/** Height and width of a latent, which are an eighth of the picture's. */
export type LatentSize = readonly [height: number, width: number];

/** The names of the tensors that belong to a place, as inputs and outputs of graphs. */
export const bankName = (path: string) => `bank.${path}`;
export const contextName = (path: string) => `context.${path}`;
export const keyName = (path: string) => `key.${path}`;
export const valueName = (path: string) => `value.${path}`;

/**
 * All spatial transformers in the order in which the network runs through them; SD1.5 has 16: two in
 * each down level but the last, one in the middle, three in each up level but the first.
 */
export function attentionPlaces(
  widths: TrunkWidths,
  latent: LatentSize,
): readonly AttentionPlace[] {
  const sizes = levelSizes(widths, latent);
  const last = sizes.length - 1;
  const at = (level: number, block: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      path: `${block}.attentions.${index}`,
      channels: widths.blockOutChannels[level] as number,
      height: (sizes[level] as LatentSize)[0],
      width: (sizes[level] as LatentSize)[1],
    }));
  const levels = sizes.map((_, level) => level).filter((level) => hasAttention(widths, level));
  const layers = widths.layersPerBlock;
  return [
    ...levels.flatMap((level) => at(level, `down_blocks.${level}`, layers)),
    ...at(last, 'mid_block', 1),
    ...levels.toReversed().flatMap((level) => at(level, `up_blocks.${last - level}`, layers + 1)),
  ];
}

/** The size of the feature map at each level; each is half the one before, rounded up. */
function levelSizes(widths: TrunkWidths, latent: LatentSize): readonly LatentSize[] {
  const halve = (size: number, level: number) => Math.ceil(size / 2 ** level);
  return widths.blockOutChannels.map((_, level) => [
    halve(latent[0], level),
    halve(latent[1], level),
  ]);
}
