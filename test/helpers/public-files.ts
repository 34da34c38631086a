import type { WeightSource } from '../../engine/checkpoints/model-profile.ts';
import type { WeightKey } from '../../engine/checkpoints/names/weight-key.ts';
import { keysOf, NETWORKS } from '../../engine/checkpoints/networks.ts';
import { PROFILES, type ProfileName } from '../../engine/checkpoints/profiles.ts';
import type { NetworkWidths } from '../../engine/networks/widths.ts';

/**
 * The weights in each public file of a profile, by its path and by the names in it. Without the tiny
 * decoder, which has one size only.
 */
export function publicFiles(
  profile: ProfileName,
  widths: NetworkWidths = PROFILES[profile].widths,
): Map<string, WeightKey[]> {
  const files = new Map<string, WeightKey[]>();
  for (const network of NETWORKS.filter((name) => name !== 'taesd-decoder')) {
    const sources: readonly WeightSource[] = PROFILES[profile].files[network];
    for (const key of keysOf(network, ofProfile(profile, widths))) {
      if (key.optional) continue;
      const { paths, prefix = '' } = sourceOf(sources, key.name);
      const keys = files.get(paths[0]!) ?? [];
      keys.push({ ...key, name: key.name.slice(prefix.length) });
      files.set(paths[0]!, keys);
    }
  }
  return files;
}

/** What a profile demands whatever the sizes: Champ's encoders, the length of computed tables. */
function ofProfile(name: ProfileName, widths: NetworkWidths): NetworkWidths {
  const { widths: own, positionTable } = PROFILES[name];
  const kind = own.poseGuider.kind === 'champ' ? 'champ' : widths.poseGuider.kind;
  return {
    ...widths,
    poseGuider: { ...widths.poseGuider, kind },
    motion: positionTable === 'computed' ? own.motion : widths.motion,
  };
}

function sourceOf(sources: readonly WeightSource[], name: string): WeightSource {
  const isMotion = name.includes('.motion_modules.');
  return sources.find(
    ({ prefix = '', part }) => name.startsWith(prefix) && (part === 'motion') === isMotion,
  )!;
}
