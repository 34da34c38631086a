import type { NetworkWidths } from '../../networks/widths.ts';
import { ModelError } from '../model-error.ts';
import type { ModelProfile } from '../model-profile.ts';
import type { NetworkName } from '../networks.ts';
import { type ConfiguredWidths, readFolderConfigs } from './folder-configs.ts';
import { type Shapes, shapeWidths } from './shape-widths.ts';

interface FolderShapes {
  readonly folder: string;
  readonly networks: ReadonlyMap<NetworkName, Shapes>;
  /** Weight files with a config.json beside them. */
  readonly clipVision: string;
  readonly vae: string;
}

/**
 * The sizes of the networks in a folder: what its config files say counts first, then the shapes of
 * the tensors, then the profile.
 * @throws ModelError `model-config`, `model-widths`
 */
export async function inferWidths(
  profile: ModelProfile,
  shapes: FolderShapes,
): Promise<NetworkWidths> {
  const told = shapeWidths(shapes.networks);
  const configured = await readFolderConfigs(shapes);
  const pick = <N extends keyof NetworkWidths>(network: N): NetworkWidths[N] => ({
    ...profile.widths[network],
    ...told[network],
    ...configured[network],
  });
  const widths: NetworkWidths = {
    unet: pick('unet'),
    motion: pick('motion'),
    poseGuider: pick('poseGuider'),
    clipVision: pick('clipVision'),
    vae: pick('vae'),
  };
  checkWidths(widths, shapes.folder);
  return profile.positionTable === 'file'
    ? widths
    : { ...widths, motion: { ...widths.motion, positions: profile.widths.motion.positions } };
}

/** Heads and groups must divide the widths that they share out. */
function checkWidths({ unet, clipVision, vae, motion }: NetworkWidths, folder: string): void {
  const rules: ReadonlyArray<
    readonly [network: keyof ConfiguredWidths, width: number, by: number, what: string]
  > = [
    ...unet.blockOutChannels.map((width) => ['unet', width, unet.groups, 'groups'] as const),
    ...unet.blockOutChannels.map((width) => ['unet', width, unet.heads, 'heads'] as const),
    ...unet.blockOutChannels.map((width) => ['motion', width, motion.heads, 'heads'] as const),
    ...vae.blockOutChannels.map((width) => ['vae', width, vae.groups, 'groups'] as const),
    ['clipVision', clipVision.hidden, clipVision.heads, 'heads'],
    ['clipVision', clipVision.image, clipVision.patch, 'pixels of a patch'],
  ];
  for (const [network, width, by, what] of rules)
    if (width % by !== 0)
      throw new ModelError('model-widths', {
        network,
        folder,
        reason: `${width} cannot be shared out among ${by} ${what}`,
      });
}
