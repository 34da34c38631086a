import { verifyModel } from '../../checkpoints/model-folder.ts';
import { modelPath } from '../../checkpoints/model-home.ts';
import type { ModelsContext } from './context.ts';

/** `check NAME`: reads every byte again, and holds hashes, names and shapes against the record. */
export async function checkCommand(
  name: string,
  { home, signal, reporter, say }: ModelsContext,
): Promise<void> {
  const { profile, dtype, networks } = await verifyModel(modelPath(home, name), {
    signal,
    onProgress: (progress) => reporter.progress('Checking', progress),
  });
  reporter.end();
  say(`${name} is whole: ${networks.size} networks of ${profile.title}, ${dtype}.`);
}
