import { join } from 'node:path';
import type { CatalogueFile, Licence } from './catalogue.ts';
import { hashFile } from './hash-file.ts';
import { ModelError } from './model-error.ts';
import { exists } from './path-facts.ts';

export type MeasureName = 'lpips' | 'lpips-vgg' | 'fvd';

/** Networks that judge pictures and make none: the quality bench reads their files as they are. */
export interface MeasureEntry {
  readonly name: MeasureName;
  readonly title: string;
  readonly licences: readonly Licence[];
  readonly files: readonly CatalogueFile[];
}

const HEADS: Licence = {
  name: 'BSD-2-Clause',
  url: 'https://github.com/richzhang/PerceptualSimilarity/blob/master/LICENSE',
  note: 'The weights of LPIPS itself.',
};
const TORCHVISION: Licence = {
  name: 'BSD-3-Clause',
  url: 'https://github.com/pytorch/vision/blob/main/LICENSE',
  note: 'The classifier, as torchvision has it; it was trained on ImageNet, whose own terms are for research.',
};
const I3D: Licence = {
  name: 'Apache-2.0',
  url: 'https://github.com/google-deepmind/kinetics-i3d/blob/master/LICENSE',
  note: 'I3D trained on Kinetics-400 by DeepMind, converted for PyTorch.',
};

/** Where LPIPS's own weights of version 0.1 lie, at a commit that stays what it is. */
const HEADS_FOLDER =
  'https://raw.githubusercontent.com/richzhang/PerceptualSimilarity/082bb24f84c091ea94de2867d34c4544f68e0963/lpips/weights/v0.1';
const TORCHVISION_FOLDER = 'https://download.pytorch.org/models';

/** Hashes: of LPIPS's weights whole; torchvision's as far as its file names tell them; of I3D the server's. */
export const MEASURES: Readonly<Record<MeasureName, MeasureEntry>> = {
  lpips: {
    name: 'lpips',
    title: 'LPIPS with AlexNet',
    licences: [HEADS, TORCHVISION],
    files: [
      {
        url: `${TORCHVISION_FOLDER}/alexnet-owt-7be5be79.pth`,
        to: 'alexnet.pth',
        bytes: 244_408_000,
        sha256: '7be5be79',
      },
      {
        url: `${HEADS_FOLDER}/alex.pth`,
        to: 'heads.pth',
        bytes: 6009,
        sha256: 'df73285e35b22355a2df87cdb6b70b343713b667eddbda73e1977e0c860835c0',
      },
    ],
  },
  'lpips-vgg': {
    name: 'lpips-vgg',
    title: 'LPIPS with VGG-16, as published for dance videos',
    licences: [HEADS, TORCHVISION],
    files: [
      {
        url: `${TORCHVISION_FOLDER}/vgg16-397923af.pth`,
        to: 'vgg16.pth',
        bytes: 553_434_000,
        sha256: '397923af',
      },
      {
        url: `${HEADS_FOLDER}/vgg.pth`,
        to: 'heads.pth',
        bytes: 7289,
        sha256: 'a78928a0af1e5f0fcb1f3b9e8f8c3a2a5a3de244d830ad5c1feddc79b8432868',
      },
    ],
  },
  fvd: {
    name: 'fvd',
    title: 'I3D, for FVD',
    licences: [I3D],
    files: [
      {
        repo: 'spaces/LanguageBind/Open-Sora-Plan-v1.0.0',
        revision: '810fa8c4bdb3a4c8eec9bd57375c29bde6fb46de',
        path: 'opensora/eval/fvd/videogpt/i3d_pretrained_400.pt',
        to: 'i3d_pretrained_400.pt',
        bytes: 50_920_000,
      },
    ],
  },
};

/** The folder of a measure's files; hidden among the models, as it is none. */
export function measurePath(home: string, name: MeasureName): string {
  return join(home, '.measures', name);
}

/** The paths of a measure's files; null when they are not all there. */
export async function measureFiles(home: string, name: MeasureName): Promise<string[] | null> {
  const paths = MEASURES[name].files.map(({ to }) => join(measurePath(home, name), to));
  const present = await Promise.all(paths.map(exists));
  return present.every((isThere) => isThere) ? paths : null;
}

/**
 * Reads every byte of a measure and compares it with the hashes of the catalogue.
 * @throws ModelError `model-changed`
 */
export async function verifyMeasure(
  home: string,
  { name, files }: MeasureEntry,
  signal?: AbortSignal,
): Promise<void> {
  const folder = measurePath(home, name);
  for (const { to: file, sha256 = '' } of files) {
    const given = await hashFile(join(folder, file), { signal });
    if (!given.startsWith(sha256)) throw new ModelError('model-changed', { folder, file });
  }
}
