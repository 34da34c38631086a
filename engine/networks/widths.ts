/**
 * The sizes of the networks. The same code builds the public checkpoints, the small networks of the
 * tests and the lite model; only these records differ.
 */

/** Sizes shared by the denoising UNet and the ReferenceNet (Moore-AnimateAnyone: src/models/unet_3d.py). */
export interface UnetWidths extends TrunkWidths {
  /** Width of the image token that cross-attention reads: 768. */
  readonly contextWidth: number;
}

/** Of a UNet without cross-attention. */
export interface TrunkWidths {
  /** Channels of each level, from the picture's own size down; SD1.5: 320, 640, 1280, 1280. */
  readonly blockOutChannels: readonly number[];
  /** Residual blocks of each down level; an up level has one more. SD1.5: 2. */
  readonly layersPerBlock: number;
  /** Attention heads at every level (SD1.5's `attention_head_dim`, which is their number): 8. */
  readonly heads: number;
  /** Groups of each GroupNorm: 32. */
  readonly groups: number;
  /** Channels of the latent, in and out: 4. */
  readonly latentChannels: number;
  /** The first level with attention, default 0; those before it are too large to pay for it. */
  readonly attentionFrom?: number;
}

/** Whether a level has spatial transformers; the deepest never has. */
export function hasAttention(
  { blockOutChannels, attentionFrom = 0 }: TrunkWidths,
  level: number,
): boolean {
  return level >= attentionFrom && level < blockOutChannels.length - 1;
}

/** Sizes of the motion modules that stand after each pair of the denoising UNet (src/models/motion_module.py). */
export interface MotionWidths {
  readonly heads: number;
  /** Length of the position table: the longest window, in frames. Moore: 32, MusePose: 128. */
  readonly positions: number;
  /** Levels that have them, from the picture's own size down, the middle with the last. Default: all. */
  readonly levels?: number | undefined;
}

export function hasMotion({ levels }: MotionWidths, level: number): boolean {
  return levels === undefined || level < levels;
}

/**
 * The pose guider: `moore` is the public 3×3 stack, `paper` the four 4×4 convolutions of stride 2
 * that the paper describes, `champ` the encoder with self-attention of which Champ sums four.
 */
export interface PoseGuiderWidths {
  readonly kind: 'moore' | 'paper' | 'champ';
  /** Channels of a pose picture: 3. */
  readonly conditioningChannels: number;
  /** Moore: 16, 32, 96, 256; paper: 16, 32, 64, 128. */
  readonly blockOutChannels: readonly number[];
  /** Channels that are added to the UNet's first feature map: the UNet's first width. */
  readonly outChannels: number;
}

/** The pictures that Champ is guided by; each has an encoder, named `guidance_encoder_*`. */
export const CHAMP_GUIDANCES = ['depth', 'normal', 'semantic_map', 'dwpose'] as const;

/** Sizes of the CLIP vision tower with projection (transformers: CLIPVisionModelWithProjection). */
export interface ClipVisionWidths {
  readonly hidden: number;
  readonly intermediate: number;
  readonly layers: number;
  readonly heads: number;
  /** Side of a patch and of the picture, pixels. */
  readonly patch: number;
  readonly image: number;
  readonly projection: number;
}

/** Sizes of the variational autoencoder (diffusers: AutoencoderKL). */
export interface VaeWidths {
  readonly blockOutChannels: readonly number[];
  readonly layersPerBlock: number;
  readonly latentChannels: number;
  readonly groups: number;
  /** What a latent is multiplied by before the UNet sees it: 0.18215. */
  readonly scale: number;
}

/** Every size of the lite model, see `lite/`. */
export interface LiteWidths {
  /** Its latents are the features of the branch around it. */
  readonly unet: TrunkWidths;
  readonly motion: MotionWidths;
  readonly poseGuider: PoseGuiderWidths;
  /** Channels of that branch, at half and at a quarter of the picture's sides. */
  readonly fineChannels: readonly [half: number, quarter: number];
  readonly fineGroups: number;
}

/** Every size of one family member. */
export interface NetworkWidths {
  readonly unet: UnetWidths;
  readonly motion: MotionWidths;
  readonly poseGuider: PoseGuiderWidths;
  readonly clipVision: ClipVisionWidths;
  readonly vae: VaeWidths;
}
