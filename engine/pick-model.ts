import { CheckpointError } from './checkpoints/checkpoint-error.ts';
import { ModelError } from './checkpoints/model-error.ts';
import { listModels, modelPath } from './checkpoints/model-home.ts';
import { UserError } from './core/user-error.ts';
import { type Model, openModel } from './models/open-model.ts';
import type { FindOperators } from './models/operators-of.ts';
import { explainFailure } from './models/providers/explain-failure.ts';
import type { ClipWork, ProviderChooser } from './models/providers/provider-chooser.ts';
import { providerAdvice } from './models/providers/provider-failure.ts';
import type { StudioWishes } from './render-request.ts';
import type { ExecutionProvider } from './runtime/onnx.ts';

export interface PickOptions {
  readonly clip: ClipWork;
  readonly chooser: ProviderChooser;
  readonly findOperators: FindOperators;
}

/**
 * Opens the model that is wished for, or the only one that is installed, on the provider that is
 * wished for, or the fastest.
 * @param home the folder where models lie
 * @throws UserError `model-none`, `model-choose`, `model-unknown`, `model-broken`, `model-guides`,
 * `provider-failed`
 */
export async function pickModel(
  home: string,
  wishes: StudioWishes,
  options: PickOptions,
): Promise<Model> {
  const name = pickName(await listModels(home), wishes.model, home);
  const model = await saidInWords(name, () => open(modelPath(home, name), wishes, options));
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
  { provider: wished = 'auto', steps }: StudioWishes,
  { clip, chooser, findOperators }: PickOptions,
): Promise<Model> {
  const provider = wished === 'auto' ? await chooser.choose(path, { ...clip, steps }) : wished;
  try {
    return await openModel(path, provider, { findOperators });
  } catch (cause) {
    if (provider === 'cpu' || isOfModel(cause)) throw cause;
    // It was fastest when it was measured, and is gone.
    if (wished === 'auto') return openModel(path, 'cpu', { findOperators });
    throw await providerFailed(provider, cause);
  }
}

async function saidInWords<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!isOfModel(cause)) throw cause;
    throw new UserError('model-broken', { name, reason: cause.message }, { cause });
  }
}

function isOfModel(error: unknown): error is ModelError | CheckpointError {
  return error instanceof ModelError || error instanceof CheckpointError;
}

async function providerFailed(provider: ExecutionProvider, cause: unknown): Promise<UserError> {
  const reason = await explainFailure(provider, cause);
  const params = { provider, reason, advice: providerAdvice(provider) };
  return new UserError('provider-failed', params, { cause });
}
