import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ModelError } from './model-error.ts';

/** Where models lie: `ANYDANCE_MODELS`, else `data/models` in the current folder. */
export function modelHome(env: Readonly<Record<string, string | undefined>>): string {
  return resolve(env.ANYDANCE_MODELS || 'data/models');
}

/**
 * The folder of a model.
 * @throws ModelError `model-name`: it must not lead anywhere else
 */
export function modelPath(home: string, name: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > 64)
    throw new ModelError('model-name', { name });
  return join(home, name);
}

/** Where the files of a pull lie that is not done. */
export function downloadsOf(home: string, name: string): string {
  return join(home, '.downloads', name);
}

/** The names of the models that are there, sorted. */
export async function listModels(home: string): Promise<string[]> {
  const entries = await readdir(home, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  // Hidden are downloads, imports under way, and the networks of the quality bench.
  const models = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  return models.map(({ name }) => name).sort();
}
