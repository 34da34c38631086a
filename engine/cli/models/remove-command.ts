import { rm } from 'node:fs/promises';
import { measurePath } from '../../checkpoints/measures.ts';
import { ModelError } from '../../checkpoints/model-error.ts';
import { downloadsOf, modelPath } from '../../checkpoints/model-home.ts';
import { exists } from '../../checkpoints/path-facts.ts';
import { ask } from './ask.ts';
import type { ModelsContext } from './context.ts';

/** `rm NAME`: deletes a model or measure, and what an unfinished pull of it has brought. */
export async function removeCommand(
  name: string,
  { yes }: { readonly yes?: true },
  { home, measures, terminal, say }: ModelsContext,
): Promise<void> {
  const measure = measures.find((known) => known.name === name);
  const places = [
    modelPath(home, name),
    ...(measure ? [measurePath(home, measure.name)] : []),
    downloadsOf(home, name),
  ];
  const present = await Promise.all(places.map(exists));
  const folders = places.filter((_, i) => present[i]);
  if (folders.length === 0) throw new ModelError('model-missing', { folder: places[0]! });
  if (!yes && !(await ask(`Delete ${folders.join(' and ')}?`, terminal))) {
    say('Nothing was deleted.');
    return;
  }
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
  say(`Deleted ${folders.join(' and ')}.`);
}
