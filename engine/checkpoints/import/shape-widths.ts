import type { PoseGuiderWidths } from '../../networks/widths.ts';
import type { NetworkName } from '../networks.ts';
import type { ConfiguredWidths } from './folder-configs.ts';

/** Shapes by canonical name. */
export type Shapes = ReadonlyMap<string, readonly number[]>;

/**
 * The sizes that the tensors themselves tell; the numbers of heads and groups are not among them.
 * Where the tensor that tells a size is missing, the size is left out.
 */
export function shapeWidths(networks: ReadonlyMap<NetworkName, Shapes>): ConfiguredWidths {
  const look = (network: NetworkName) => looker(networks.get(network) ?? new Map());
  const unet = look('denoising-unet');
  return {
    unet: {
      ...trunkWidths(unet, ''),
      ...unet.size(
        'contextWidth',
        'mid_block.attentions.0.transformer_blocks.0.attn2.to_k.weight',
        1,
      ),
      ...unet.size('latentChannels', 'conv_in.weight', 1),
    },
    motion: unet.size('positions', POSITIONS, 1),
    poseGuider: poseGuiderWidths(look('pose-guider')),
    clipVision: clipWidths(look('clip-vision')),
    vae: {
      ...trunkWidths(look('vae'), 'encoder.'),
      ...look('vae').size('latentChannels', 'post_quant_conv.weight', 0),
    },
  };
}

const POSITIONS =
  'mid_block.motion_modules.0.temporal_transformer.transformer_blocks.0.attention_blocks.0.pos_encoder.pe';

type Looker = ReturnType<typeof looker>;

function looker(shapes: Shapes) {
  const at = (name: string, axis: number): number | undefined => shapes.get(name)?.[axis];
  return {
    at,
    /** `{ [as]: size }` of an axis of a tensor, or nothing if it is missing. */
    size<K extends string>(as: K, name: string, axis: number): { readonly [P in K]?: number } {
      const size = at(name, axis);
      return size === undefined ? {} : ({ [as]: size } as { [P in K]: number });
    },
    /** The first axis of the tensors numbered 0, 1, 2, … */
    series(nameOf: (i: number) => string): number[] {
      const found: number[] = [];
      for (let i = 0; shapes.has(nameOf(i)); i++) found.push(at(nameOf(i), 0) ?? 0);
      return found;
    },
  };
}

/** A down path of residual blocks tells the widths of its levels. */
function trunkWidths({ series }: Looker, prefix: string) {
  const levels = series((i) => `${prefix}down_blocks.${i}.resnets.0.conv1.weight`);
  const layers = series((i) => `${prefix}down_blocks.0.resnets.${i}.conv1.weight`).length;
  return levels.length === 0 ? {} : { blockOutChannels: levels, layersPerBlock: layers };
}

function poseGuiderWidths(guider: Looker): Partial<PoseGuiderWidths> {
  const { at, size, series } = guider;
  if (at('final_proj.weight', 0) !== undefined)
    return {
      kind: 'paper',
      ...size('conditioningChannels', 'conv_layers.0.weight', 1),
      blockOutChannels: series((i) => `conv_layers.${6 * i + 3}.weight`),
      ...size('outChannels', 'final_proj.weight', 0),
    };
  // Of Champ's encoders, which are equal, the first is looked at.
  const prefix = at('conv_in.weight', 0) === undefined ? 'guidance_encoder_depth.' : '';
  const first = at(`${prefix}conv_in.weight`, 0);
  // Every other block goes on to the next width.
  const next = series((i) => `${prefix}blocks.${2 * i + 1}.weight`);
  return {
    ...size('conditioningChannels', `${prefix}conv_in.weight`, 1),
    ...size('outChannels', `${prefix}conv_out.weight`, 0),
    ...(first === undefined ? {} : { blockOutChannels: [first, ...next] }),
  };
}

function clipWidths({ at, size, series }: Looker) {
  const layer = (i: number) => `vision_model.encoder.layers.${i}.mlp.fc1.weight`;
  const layers = series(layer).length;
  const patch = at('vision_model.embeddings.patch_embedding.weight', 2);
  const tokens = at('vision_model.embeddings.position_embedding.weight', 0);
  return {
    ...size('hidden', 'vision_model.embeddings.class_embedding', 0),
    ...size('intermediate', layer(0), 0),
    ...(layers === 0 ? {} : { layers }),
    ...size('patch', 'vision_model.embeddings.patch_embedding.weight', 2),
    // One token is the class, the others are a square of patches.
    ...(patch === undefined || tokens === undefined
      ? {}
      : { image: Math.round(Math.sqrt(tokens - 1)) * patch }),
    ...size('projection', 'visual_projection.weight', 0),
  };
}
