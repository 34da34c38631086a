import { PROFILES } from '../../engine/checkpoints/profiles.ts';
import type { NetworkWidths } from '../../engine/networks/widths.ts';

const { clipVision, vae, poseGuider } = PROFILES.moore.widths;

/** A small member of the family, about as wide as a model for computers without a graphics card. */
export const LITE_WIDTHS: NetworkWidths = {
  unet: {
    blockOutChannels: [64, 128, 192],
    layersPerBlock: 1,
    heads: 4,
    groups: 16,
    contextWidth: 64,
    latentChannels: 4,
  },
  motion: { heads: 4, positions: 32 },
  poseGuider: { ...poseGuider, blockOutChannels: [16, 32, 64, 96], outChannels: 64 },
  clipVision: {
    ...clipVision,
    hidden: 64,
    intermediate: 128,
    layers: 2,
    heads: 4,
    projection: 64,
  },
  vae: { ...vae, blockOutChannels: [16, 32, 64, 64], layersPerBlock: 1, groups: 16 },
};
