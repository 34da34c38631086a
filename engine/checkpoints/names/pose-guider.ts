import type { PoseGuiderWidths } from '../../networks/widths.ts';
import { transformerKeys } from './transformer.ts';
import { conv, under, upTo, type WeightKey } from './weight-key.ts';

/** The pictures that Champ is guided by; each has an encoder, named `guidance_encoder_*`. */
export const CHAMP_GUIDANCES = ['depth', 'normal', 'semantic_map', 'dwpose'] as const;

/** The encoder of pose pictures (src/models/pose_guider.py; Champ: models/guidance_encoder.py). */
export function poseGuiderKeys(widths: PoseGuiderWidths): WeightKey[] {
  if (widths.kind !== 'champ') return stackKeys(widths);
  const encoder = [...stackKeys(widths), ...champAttentionKeys(widths)];
  return CHAMP_GUIDANCES.flatMap((guidance) => under(`guidance_encoder_${guidance}`, encoder));
}

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
