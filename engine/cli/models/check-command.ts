import { measurePath, verifyMeasure } from '../../checkpoints/measures.ts';
import { verifyModel } from '../../checkpoints/model-folder.ts';
import { modelPath } from '../../checkpoints/model-home.ts';
import { exists } from '../../checkpoints/path-facts.ts';
import type { ModelsContext } from './context.ts';

/**
 * `check NAME`: reads every byte again. Of a model hashes, names and shapes are held against its record,
 * of a measure the hashes against the catalogue.
 */
export async function checkCommand(
  name: string,
  { home, measures, signal, reporter, say }: ModelsContext,
): Promise<void> {
  const measure = measures.find((known) => known.name === name);
  if (measure && (await exists(measurePath(home, measure.name)))) {
    await verifyMeasure(home, measure, signal);
    say(`${name} is whole: ${measure.title}.`);
    return;
  }
  const { profile, dtype, networks } = await verifyModel(modelPath(home, name), {
    signal,
    onProgress: (progress) => reporter.progress('Checking', progress),
  });
  reporter.end();
  say(`${name} is whole: ${networks.size} networks of ${profile.title}, ${dtype}.`);
}
