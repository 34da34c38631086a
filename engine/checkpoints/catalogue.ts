import { CHAMP_GUIDANCES } from '../networks/widths.ts';
import type { ModelRecord } from './model-record.ts';
import type { ProfileName } from './profiles.ts';

/** A model that can be fetched. */
export interface CatalogueEntry {
  readonly name: ProfileName;
  readonly title: string;
  /** What its makers ask of those who use it; each is accepted before anything is fetched. */
  readonly licences: readonly Licence[];
  readonly files: readonly CatalogueFile[];
  /** What the imported model takes on the disk, to the nearest per cent. */
  readonly diskBytes: Readonly<Record<ModelRecord['dtype'], number>>;
}

export interface Licence {
  readonly name: string;
  readonly url: string;
  /** What it covers and what it forbids, in a sentence. */
  readonly note: string;
}

/** A file on Hugging Face, or at an address of its own. */
export type CatalogueFile = (HubPlace | { readonly url: string }) & FileFacts;

interface HubPlace {
  readonly repo: string;
  /** A branch or commit; `main` if none is given. */
  readonly revision?: string;
  readonly path: string;
}

interface FileFacts {
  /** Its place in the folder of the public layout, as the profile looks for it. */
  readonly to: string;
  /** Size, to the nearest per cent at least. */
  readonly bytes: number;
  /**
   * As many of its first digits as are publicly known; where none are, the one that the server names is
   * checked, if it names one.
   */
  readonly sha256?: string;
}

const OPENRAIL: Licence = {
  name: 'CreativeML OpenRAIL-M',
  url: 'https://huggingface.co/spaces/CompVis/stable-diffusion-license',
  note: 'The networks descend from Stable Diffusion 1.5, whose limits of use travel along: nothing unlawful, nothing that harms, deceives or harasses people.',
};
const VAE_LICENCE: Licence = {
  name: 'MIT',
  url: 'https://huggingface.co/stabilityai/sd-vae-ft-mse',
  note: 'The autoencoder sd-vae-ft-mse.',
};
const TAESD_LICENCE: Licence = {
  name: 'MIT',
  url: 'https://github.com/madebyollin/taesd',
  note: 'The tiny decoder TAESD, for previews.',
};
const SHARED_LICENCES = [OPENRAIL, VAE_LICENCE, TAESD_LICENCE];

/** The image encoder, the autoencoder and the tiny decoder are the same for all. */
const SHARED_FILES: readonly CatalogueFile[] = [
  {
    repo: 'lambdalabs/sd-image-variations-diffusers',
    path: 'image_encoder/pytorch_model.bin',
    to: 'image_encoder/pytorch_model.bin',
    bytes: 1_215_993_967,
    sha256: '89d2aa29b5fdf64f3ad4f45fb4227ea98bc45156bbae673b85be1af7783dbabb',
  },
  {
    repo: 'stabilityai/sd-vae-ft-mse',
    path: 'diffusion_pytorch_model.safetensors',
    to: 'sd-vae-ft-mse/diffusion_pytorch_model.safetensors',
    bytes: 334_643_276,
    sha256: 'a1d993488569e928462932c8c38a0760b874d166399b14414135bd9c42df5815',
  },
  {
    repo: 'madebyollin/taesd',
    path: 'diffusion_pytorch_model.safetensors',
    to: 'taesd/diffusion_pytorch_model.safetensors',
    bytes: 9_793_292,
    sha256: 'db169d69145ec4ff064e49d99c95fa05d3eb04ee453de35824a6d0f325513549',
  },
];

/** Their networks are of nearly the same size. */
const DISK_BYTES = { float16: 5_300_000_000, float32: 10_270_000_000 };

/** The public models, their licences as their pages tell them. */
export const CATALOGUE: Readonly<Record<ProfileName, CatalogueEntry>> = {
  moore: {
    name: 'moore',
    title: 'Moore-AnimateAnyone',
    licences: [apache('patrolli/AnimateAnyone'), ...SHARED_LICENCES],
    files: [
      ...trained('patrolli/AnimateAnyone', '', {
        denoising_unet: { bytes: 3_438_400_000 },
        reference_unet: { bytes: 3_438_300_000 },
        motion_module: {
          bytes: 1_817_900_000,
          sha256: '0d11e01a281b39880da2efeea892215c1313e5713fca3d100a7fbb72ee312ef9',
        },
        pose_guider: {
          bytes: 4_350_000,
          sha256: '1a8b7c1b4db92980fd977b4fd003c1396bbae9a9cdea00c35d452136d5e4f488',
        },
      }),
      ...SHARED_FILES,
    ],
    diskBytes: DISK_BYTES,
  },
  musepose: {
    name: 'musepose',
    title: 'MusePose',
    licences: [
      {
        name: 'MusePose weights: non-commercial research only',
        url: 'https://huggingface.co/TMElyralab/MusePose',
        note: 'The code is MIT, but its weights may be used for non-commercial research alone.',
      },
      ...SHARED_LICENCES,
    ],
    files: [
      ...trained('TMElyralab/MusePose', 'MusePose/', {
        denoising_unet: { bytes: 3_402_758_813 },
        reference_unet: { bytes: 3_440_402_647 },
        motion_module: { bytes: 916_202_377 },
        pose_guider: { bytes: 3_402_614_286 },
      }),
      ...SHARED_FILES,
    ],
    diskBytes: DISK_BYTES,
  },
  champ: {
    name: 'champ',
    title: 'Champ',
    licences: [apache('fudan-generative-ai/champ'), ...SHARED_LICENCES],
    files: [
      ...trained('fudan-generative-ai/champ', 'champ/', {
        denoising_unet: { bytes: 3_438_374_293 },
        reference_unet: { bytes: 3_438_300_000 },
        motion_module: { bytes: 1_817_900_000 },
        ...Object.fromEntries(
          CHAMP_GUIDANCES.map((guidance) => [
            `guidance_encoder_${guidance}`,
            { bytes: 10_650_000 },
          ]),
        ),
      }),
      ...SHARED_FILES,
    ],
    diskBytes: DISK_BYTES,
  },
  novita: {
    name: 'novita',
    title: 'AnimateAnyone by novita.ai',
    licences: [apache('novita-ai/AnimateAnyone'), ...SHARED_LICENCES],
    files: [
      ...trained('novita-ai/AnimateAnyone', '', {
        denoising_unet: { bytes: 3_438_400_000 },
        reference_unet: { bytes: 3_438_300_000 },
        motion_module: { bytes: 1_817_900_000 },
        pose_guider: { bytes: 2_070_000 },
      }),
      ...SHARED_FILES,
    ],
    diskBytes: DISK_BYTES,
  },
};

/** The files that a model brings itself, in `folder` of its repository and of the layout alike. */
function trained(
  repo: string,
  folder: string,
  files: Readonly<Record<string, Pick<FileFacts, 'bytes' | 'sha256'>>>,
): CatalogueFile[] {
  return Object.entries(files).map(([name, facts]) => ({
    repo,
    path: `${folder}${name}.pth`,
    to: `${folder}${name}.pth`,
    ...facts,
  }));
}

function apache(repo: string): Licence {
  return {
    name: 'Apache-2.0',
    url: `https://huggingface.co/${repo}`,
    note: 'The trained networks, as the page of their repository tells.',
  };
}
