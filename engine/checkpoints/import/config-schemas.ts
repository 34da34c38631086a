import { z } from 'zod';
import { count, size, sizes } from '../size-schemas.ts';

const factor = z.number().positive().optional();

/** diffusers' UNet; its `attention_head_dim` is, for this family, the number of heads. */
export const unetSchema = z
  .object({
    block_out_channels: sizes.optional(),
    layers_per_block: count.optional(),
    attention_head_dim: count.optional(),
    num_heads: count.optional(),
    norm_num_groups: size.optional(),
    cross_attention_dim: size.optional(),
    in_channels: count.optional(),
  })
  .transform((config) =>
    said({
      blockOutChannels: config.block_out_channels,
      layersPerBlock: config.layers_per_block,
      heads: config.num_heads ?? config.attention_head_dim,
      groups: config.norm_num_groups,
      contextWidth: config.cross_attention_dim,
      latentChannels: config.in_channels,
    }),
  );

/** diffusers' AutoencoderKL. */
export const vaeSchema = z
  .object({
    block_out_channels: sizes.optional(),
    layers_per_block: count.optional(),
    latent_channels: count.optional(),
    norm_num_groups: size.optional(),
    scaling_factor: factor,
  })
  .transform((config) =>
    said({
      blockOutChannels: config.block_out_channels,
      layersPerBlock: config.layers_per_block,
      latentChannels: config.latent_channels,
      groups: config.norm_num_groups,
      scale: config.scaling_factor,
    }),
  );

/** transformers' CLIPVisionModelWithProjection. */
export const clipSchema = z
  .object({
    hidden_size: size.optional(),
    intermediate_size: size.optional(),
    num_hidden_layers: count.optional(),
    num_attention_heads: count.optional(),
    patch_size: size.optional(),
    image_size: size.optional(),
    projection_dim: size.optional(),
  })
  .transform((config) =>
    said({
      hidden: config.hidden_size,
      intermediate: config.intermediate_size,
      layers: config.num_hidden_layers,
      heads: config.num_attention_heads,
      patch: config.patch_size,
      image: config.image_size,
      projection: config.projection_dim,
    }),
  );

/** All networks in one file. */
export const everythingSchema = z
  .object({
    unet: unetSchema.optional(),
    pose_guider: z
      .object({
        conditioning_channels: count.optional(),
        block_out_channels: sizes.optional(),
        conditioning_embedding_channels: size.optional(),
      })
      .optional(),
    vae: vaeSchema.optional(),
    clip: z
      .object({
        hidden: size.optional(),
        inter: size.optional(),
        layers: count.optional(),
        heads: count.optional(),
        patch: size.optional(),
        image: size.optional(),
        projection_dim: size.optional(),
      })
      .optional(),
    unet_additional_kwargs: z
      .object({
        motion_module_kwargs: z
          .object({
            num_attention_heads: count.optional(),
            temporal_position_encoding_max_len: size.optional(),
          })
          .optional(),
      })
      .optional(),
  })
  .transform(({ unet, pose_guider: pose, vae, clip, unet_additional_kwargs: more }) => ({
    unet,
    vae,
    poseGuider: said({
      conditioningChannels: pose?.conditioning_channels,
      blockOutChannels: pose?.block_out_channels,
      outChannels: pose?.conditioning_embedding_channels,
    }),
    clipVision: said({
      hidden: clip?.hidden,
      intermediate: clip?.inter,
      layers: clip?.layers,
      heads: clip?.heads,
      patch: clip?.patch,
      image: clip?.image,
      projection: clip?.projection_dim,
    }),
    motion: said({
      heads: more?.motion_module_kwargs?.num_attention_heads,
      positions: more?.motion_module_kwargs?.temporal_position_encoding_max_len,
    }),
  }));

/** Only what is said: an absent size must not cover that of a weaker source. */
function said<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as never;
}
