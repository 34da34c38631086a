import { modelPath } from '../../checkpoints/model-home.ts';
import { measureProviders } from '../../models/providers/provider-chooser.ts';
import { trialSize } from '../../models/providers/provider-trial.ts';
import { sizedTrialLines } from '../../models/providers/say-trials.ts';
import type { ModelsContext } from './context.ts';

/** Any two sides of the clips that people ask for are at least this large. */
const USUAL_CLIP = { width: 512, height: 768 };

/** `probe NAME`: measures the providers anew, for clips to come. */
export async function probeCommand(
  name: string,
  { home, signal, terminal, say }: ModelsContext,
): Promise<void> {
  terminal.err.write(
    'Each provider runs one step of the network, on its own; this takes minutes.\n',
  );
  const sized = await measureProviders(modelPath(home, name), {
    size: trialSize(USUAL_CLIP),
    signal,
  });
  for (const line of sizedTrialLines(sized)) say(line);
}
