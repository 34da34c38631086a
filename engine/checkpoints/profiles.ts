import { CHAMP_GUIDANCES, type NetworkWidths, type PoseGuiderWidths } from '../networks/widths.ts';
import type { ModelProfile, ProfileFiles, Schedule, Window } from './model-profile.ts';

const WIDTHS: Omit<NetworkWidths, 'poseGuider'> = {
  unet: {
    blockOutChannels: [320, 640, 1280, 1280],
    layersPerBlock: 2,
    heads: 8,
    groups: 32,
    contextWidth: 768,
    latentChannels: 4,
  },
  motion: { heads: 8, positions: 32 },
  clipVision: {
    hidden: 1024,
    intermediate: 4096,
    layers: 24,
    heads: 16,
    patch: 14,
    image: 224,
    projection: 768,
  },
  vae: {
    blockOutChannels: [128, 256, 512, 512],
    layersPerBlock: 2,
    latentChannels: 4,
    groups: 32,
    scale: 0.18215,
  },
};

const MOORE_GUIDER: PoseGuiderWidths = {
  kind: 'moore',
  conditioningChannels: 3,
  blockOutChannels: [16, 32, 96, 256],
  outChannels: 320,
};

const SCHEDULE: Schedule = {
  trainSteps: 1000,
  betaStart: 0.00085,
  betaEnd: 0.012,
  betas: 'linear',
  prediction: 'v',
  zeroTerminalSnr: true,
  spacing: 'trailing',
  steps: 20,
  guidance: 3.5,
};

const WINDOW: Window = { frames: 24, overlap: 4, closedLoop: true };

/** Where the networks lie in a folder of a public repository: `folder` is that of the trained four. */
function filesIn(folder: string): ProfileFiles {
  const weights = (name: string) => [`${folder}${name}.pth`, `${folder}${name}.safetensors`];
  const either = (path: string, pytorch: string, safe: string) => [
    `${path}/${safe}.safetensors`,
    `${path}/${pytorch}.bin`,
  ];
  return {
    'denoising-unet': [
      { paths: weights('denoising_unet') },
      { paths: weights('motion_module'), part: 'motion' },
    ],
    'reference-net': [{ paths: weights('reference_unet') }],
    'pose-guider': [{ paths: weights('pose_guider') }],
    'clip-vision': [{ paths: either('image_encoder', 'pytorch_model', 'model') }],
    vae: [{ paths: either('sd-vae-ft-mse', 'diffusion_pytorch_model', 'diffusion_pytorch_model') }],
    'taesd-decoder': [
      {
        paths: [
          'taesd/taesd_decoder.safetensors',
          'taesd/taesd_decoder.pth',
          'taesd/diffusion_pytorch_model.safetensors',
        ],
        part: 'optional',
      },
    ],
  };
}

/**
 * The public models of the family, as plain data: nothing else asks which model it is
 * (Moore-AnimateAnyone: configs/inference; MusePose: test_stage_2.py; champ: configs).
 */
export const PROFILES = {
  moore: {
    name: 'moore',
    title: 'Moore-AnimateAnyone',
    widths: { ...WIDTHS, poseGuider: MOORE_GUIDER },
    files: filesIn(''),
    schedule: { ...SCHEDULE, steps: 30 },
    window: WINDOW,
    positionTable: 'file',
    drawing: { face: true },
  },
  musepose: {
    name: 'musepose',
    title: 'MusePose',
    widths: { ...WIDTHS, motion: { heads: 8, positions: 128 }, poseGuider: MOORE_GUIDER },
    files: filesIn('MusePose/'),
    schedule: { ...SCHEDULE, betas: 'scaled_linear' },
    window: { frames: 48, overlap: 4, closedLoop: false },
    positionTable: 'computed',
    drawing: { face: false },
  },
  champ: {
    name: 'champ',
    title: 'Champ',
    widths: { ...WIDTHS, poseGuider: { ...MOORE_GUIDER, kind: 'champ' } },
    files: {
      ...filesIn('champ/'),
      'pose-guider': CHAMP_GUIDANCES.map((guidance) => ({
        paths: [
          `champ/guidance_encoder_${guidance}.pth`,
          `champ/guidance_encoder_${guidance}.safetensors`,
        ],
        prefix: `guidance_encoder_${guidance}.`,
      })),
    },
    schedule: SCHEDULE,
    window: WINDOW,
    positionTable: 'file',
    drawing: { face: true },
  },
  novita: {
    name: 'novita',
    title: 'AnimateAnyone by novita.ai',
    widths: {
      ...WIDTHS,
      poseGuider: { ...MOORE_GUIDER, blockOutChannels: [16, 32, 64, 128] },
    },
    files: filesIn(''),
    schedule: { ...SCHEDULE, steps: 30 },
    window: WINDOW,
    positionTable: 'file',
    drawing: { face: true },
  },
} as const satisfies Readonly<Record<string, ModelProfile>>;

export type ProfileName = keyof typeof PROFILES;
