import type { NetworkWidths } from '../networks/widths.ts';
import { clipVisionKeys } from './names/clip-vision.ts';
import { motionModuleKeys } from './names/motion-module.ts';
import { poseGuiderKeys } from './names/pose-guider.ts';
import { taesdDecoderKeys } from './names/taesd.ts';
import { denoisingUnetKeys, referenceNetKeys } from './names/unet.ts';
import { vaeKeys } from './names/vae.ts';
import type { WeightKey } from './names/weight-key.ts';

/** The networks of a model; each is one file of an imported model, `NAME.safetensors`. */
export const NETWORKS = [
  'denoising-unet',
  'reference-net',
  'pose-guider',
  'clip-vision',
  'vae',
  'taesd-decoder',
] as const;
export type NetworkName = (typeof NETWORKS)[number];

/** Every weight of a network, by its canonical name: those of the current public code. */
export function keysOf(network: NetworkName, widths: NetworkWidths): WeightKey[] {
  return KEYS[network](widths);
}

const KEYS: Readonly<Record<NetworkName, (widths: NetworkWidths) => WeightKey[]>> = {
  'denoising-unet': ({ unet, motion }) => [
    ...denoisingUnetKeys(unet),
    ...motionModuleKeys(unet, motion),
  ],
  'reference-net': ({ unet }) => referenceNetKeys(unet),
  'pose-guider': ({ poseGuider }) => poseGuiderKeys(poseGuider),
  'clip-vision': ({ clipVision }) => clipVisionKeys(clipVision),
  vae: ({ vae }) => vaeKeys(vae),
  'taesd-decoder': ({ vae }) => taesdDecoderKeys(vae.latentChannels),
};
