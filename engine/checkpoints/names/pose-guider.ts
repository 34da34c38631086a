import { CHAMP_GUIDANCES, type PoseGuiderWidths } from '../../networks/widths.ts';
import { transformerKeys } from './transformer.ts';
import { conv, norm, under, upTo, type WeightKey } from './weight-key.ts';

/** The encoder of pose pictures (src/models/pose_guider.py; Champ: models/guidance_encoder.py). */
export function poseGuiderKeys(widths: PoseGuiderWidths): WeightKey[] {
  return KEYS[widths.kind](widths);
}

const KEYS: Readonly<Record<PoseGuiderWidths['kind'], (widths: PoseGuiderWidths) => WeightKey[]>> =
  {
    moore: stackKeys,
    paper: stridedKeys,
    champ(widths) {
      const encoder = [...stackKeys(widths), ...champAttentionKeys(widths)];
      return CHAMP_GUIDANCES.flatMap((guidance) => under(`guidance_encoder_${guidance}`, encoder));
    },
  };

/** 3×3 convolutions: in, then for each next width one that stays and one of stride 2, then out. */
function stackKeys({
  conditioningChannels,
  blockOutChannels: sizes,
  outChannels,
}: PoseGuiderWidths): WeightKey[] {
  return [
    ...conv('conv_in', { in: conditioningChannels, out: sizes[0]!, kernel: 3 }),
    ...steps(sizes).flatMap(([width, out], i) =>
      conv(`blocks.${i}`, { in: width, out, kernel: 3 }),
    ),
    ...conv('conv_out', { in: sizes.at(-1)!, out: outChannels, kernel: 3 }),
  ];
}

/** Champ has an attention after each block, of which it uses the last; released files lack the extra one. */
function champAttentionKeys({ blockOutChannels: sizes }: PoseGuiderWidths): WeightKey[] {
  const widths = steps(sizes).map(([, out]) => out);
  const attentions = widths.map((channels, i) => transformerKeys(`attentions.${i}`, { channels }));
  const used = attentions.pop() ?? [];
  return [
    ...attentions.flat().map((key) => ({ ...key, unusedByGraph: true as const })),
    ...used,
    ...transformerKeys('guidance_attention', { channels: sizes.at(-1)! }).map((key) => ({
      ...key,
      unusedByGraph: true as const,
      optional: true as const,
    })),
  ];
}

/** Widths [in, out] of the blocks: 16→16, 16→32, 32→32, … */
function steps(sizes: readonly number[]): Array<readonly [number, number]> {
  return upTo(sizes.length - 1).flatMap((i) => [
    [sizes[i]!, sizes[i]!] as const,
    [sizes[i]!, sizes[i + 1]!] as const,
  ]);
}

/** Pairs of a 3×3 convolution and one of 4×4 (the last: 3×3) to the next width, each with a batch norm. */
function stridedKeys({
  conditioningChannels,
  blockOutChannels: sizes,
  outChannels,
}: PoseGuiderWidths): WeightKey[] {
  const layers = sizes.flatMap((out, i) => {
    const width = sizes[i - 1] ?? conditioningChannels;
    const kernel = i === sizes.length - 1 ? 3 : 4;
    return [
      ...conv(`${6 * i}`, { in: width, out: width, kernel: 3 }),
      ...batchNorm(`${6 * i + 1}`, width),
      ...conv(`${6 * i + 3}`, { in: width, out, kernel }),
      ...batchNorm(`${6 * i + 4}`, out),
    ];
  });
  return [
    ...under('conv_layers', layers),
    ...conv('final_proj', { in: sizes.at(-1)!, out: outChannels, kernel: 1 }),
    { name: 'scale', shape: [1] },
  ];
}

function batchNorm(name: string, channels: number): WeightKey[] {
  return [
    ...norm(name, channels),
    { name: `${name}.running_mean`, shape: [channels] },
    { name: `${name}.running_var`, shape: [channels] },
    { name: `${name}.num_batches_tracked`, shape: [], optional: true, unusedByGraph: true },
  ];
}
