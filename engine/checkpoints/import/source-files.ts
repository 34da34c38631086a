import { join } from 'node:path';
import { ModelError } from '../model-error.ts';
import type { ModelProfile, WeightSource } from '../model-profile.ts';
import { NETWORKS, type NetworkName } from '../networks.ts';
import { exists } from '../path-facts.ts';

/** A weight file that was found, and what it is for. */
export interface SourceFile extends WeightSource {
  readonly network: NetworkName;
  readonly path: string;
}

/**
 * Finds the files of a model in a folder; a network that may be missing is left out.
 * @param motion a file of motion modules to take instead of the folder's own
 * @throws ModelError `model-file-missing`
 */
export async function findSourceFiles(
  folder: string,
  profile: ModelProfile,
  motion?: string,
): Promise<SourceFile[]> {
  const wanted = NETWORKS.flatMap((network) =>
    profile.files[network].map((source) => ({ network, source })),
  );
  const found = await Promise.all(
    wanted.map(async ({ network, source }) => {
      const path =
        source.part === 'motion' && motion ? motion : await firstOf(folder, source.paths);
      if (path !== null) return { ...source, network, path };
      if (source.part === 'optional') return null;
      throw new ModelError('model-file-missing', {
        network,
        folder,
        paths: source.paths.join(' and '),
      });
    }),
  );
  return found.filter((file) => file !== null);
}

async function firstOf(folder: string, paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if (await exists(join(folder, path))) return join(folder, path);
  return null;
}
