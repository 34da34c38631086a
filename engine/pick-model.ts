import { CheckpointError } from './checkpoints/checkpoint-error.ts';
import { ModelError } from './checkpoints/model-error.ts';
import { listModels, modelPath } from './checkpoints/model-home.ts';
import { UserError } from './core/user-error.ts';
import { type Model, openModel } from './models/open-model.ts';
import type { StudioWishes } from './render-request.ts';

/**
 * Opens the model that is wished for, or the only one that is installed.
 * @param home the folder where models lie
 * @throws UserError `model-none`, `model-choose`, `model-unknown`, `model-broken`, `model-guides`,
 * `provider-failed`
 */
export async function pickModel(
  home: string,
  { model: wished, provider = 'cpu' }: StudioWishes,
): Promise<Model> {
  const name = pickName(await listModels(home), wished, home);
  const model = await open(modelPath(home, name), { name, provider });
  if (model.widths.poseGuider.kind === 'champ') throw new UserError('model-guides', { name });
  return model;
}

function pickName(installed: readonly string[], wished: string | undefined, home: string): string {
  const [first] = installed;
  if (first === undefined) throw new UserError('model-none', { home });
  const known = installed.join(', ');
  if (wished === undefined) {
    if (installed.length > 1) throw new UserError('model-choose', { known });
    return first;
  }
  if (!installed.includes(wished)) throw new UserError('model-unknown', { name: wished, known });
  return wished;
}

async function open(
  path: string,
  { name, provider }: { name: string; provider: NonNullable<StudioWishes['provider']> },
): Promise<Model> {
  try {
    return await openModel(path, provider);
  } catch (cause) {
    if (cause instanceof ModelError || cause instanceof CheckpointError)
      throw new UserError('model-broken', { name, reason: cause.message }, { cause });
    if (provider === 'cpu' || !(cause instanceof Error)) throw cause;
    throw new UserError('provider-failed', { provider, reason: cause.message }, { cause });
  }
}
