import type { GraphBuilder } from './graph/graph-builder.ts';
import type { Value } from './graph/value.ts';
import { downsample, upsample } from './layers/resample.ts';
import { resnetBlock } from './layers/resnet-block.ts';
import { concat, repeatRows } from './layers/shape.ts';
import { hasAttention, type TrunkWidths } from './widths.ts';

export interface UnetParts {
  readonly widths: TrunkWidths;
  /** SiLU of the time embedding, [1,T]. */
  readonly time: Value;
  /** The spatial transformer that stands at the builder's path. */
  readonly transformer: (graph: GraphBuilder, x: Value) => Value;
  /** What stands behind each pair of residual block and transformer of a level, at `motion_modules.*`. */
  readonly motion?: (graph: GraphBuilder, x: Value, level: number) => Value;
  /**
   * What goes on in place of the features that come up to a skip branch; by default they themselves.
   * Branches count from the outermost, whose skip is the input of the first level.
   */
  readonly atBranch?: (branch: number, deep: Value) => Value;
}

/**
 * The skeleton that ReferenceNet and denoising UNet share, from behind `conv_in` to the last up
 * block: [N,C₀,h,w] → [N,C₀,h,w] (SD1.5's UNet; Moore-AnimateAnyone: src/models/unet_3d_blocks.py).
 *
 *     x ─ down 0 ─ down 1 ─ … ─ mid ─ … ─ up n−1 ─ up n ─▶
 *           └────────└───── skips ─────────┘────────┘
 */
export function unet(graph: GraphBuilder, x: Value, parts: UnetParts): Value {
  const skips = [x];
  let h = x;
  parts.widths.blockOutChannels.forEach((_, level) => {
    h = downBlock(graph.at(`down_blocks.${level}`), h, { parts, level, skips });
  });
  h = midBlock(graph.at('mid_block'), h, parts);
  parts.widths.blockOutChannels.forEach((_, up) => {
    h = upBlock(graph.at(`up_blocks.${up}`), h, { parts, level: deepest(parts) - up, skips });
  });
  return h;
}

interface Stage {
  readonly parts: UnetParts;
  /** 0 at the latent's own size. */
  readonly level: number;
  readonly skips: Value[];
}

function downBlock(graph: GraphBuilder, x: Value, stage: Stage): Value {
  const { parts, level, skips } = stage;
  let h = x;
  for (let layer = 0; layer < parts.widths.layersPerBlock; layer++) {
    h = pair(graph, h, { ...stage, layer });
    skips.push(h);
  }
  if (level < deepest(parts)) {
    h = downsample(graph.at('downsamplers.0'), h);
    skips.push(h);
  }
  return graph.tap(h);
}

function midBlock(graph: GraphBuilder, x: Value, parts: UnetParts): Value {
  const out = x.shape[1] as number;
  let h = resnetBlock(graph.at('resnets.0'), x, resnetOptions(parts, out));
  h = parts.transformer(graph.at('attentions.0'), h);
  h = parts.motion?.(graph.at('motion_modules.0'), h, deepest(parts)) ?? h;
  return graph.tap(resnetBlock(graph.at('resnets.1'), h, resnetOptions(parts, out)));
}

function upBlock(graph: GraphBuilder, x: Value, stage: Stage): Value {
  const { parts, level, skips } = stage;
  let h = x;
  for (let layer = 0; layer <= parts.widths.layersPerBlock; layer++) {
    h = parts.atBranch?.(skips.length - 1, h) ?? h;
    const skip = repeatRows(graph, skips.pop() as Value, h);
    h = pair(graph, concat(graph, [h, skip], 1), { ...stage, layer });
  }
  if (level > 0) {
    const [height, width] = (skips.at(-1) as Value).shape.slice(2) as [number, number];
    h = upsample(graph.at('upsamplers.0'), h, [height, width]);
  }
  return graph.tap(h);
}

/** Residual block, transformer, motion module. */
function pair(
  graph: GraphBuilder,
  x: Value,
  { parts, level, layer }: Stage & { readonly layer: number },
): Value {
  const out = parts.widths.blockOutChannels[level] as number;
  let h = resnetBlock(graph.at(`resnets.${layer}`), x, resnetOptions(parts, out));
  if (hasAttention(parts.widths, level)) h = parts.transformer(graph.at(`attentions.${layer}`), h);
  return parts.motion?.(graph.at(`motion_modules.${layer}`), h, level) ?? h;
}

function resnetOptions({ widths, time }: UnetParts, out: number) {
  return { out, time, groups: widths.groups, epsilon: 1e-5 };
}

function deepest({ widths }: UnetParts): number {
  return widths.blockOutChannels.length - 1;
}
