import { mkdir } from 'node:fs/promises';
import type { CatalogueEntry } from '../../checkpoints/catalogue.ts';
import { ModelError } from '../../checkpoints/model-error.ts';
import { modelPath } from '../../checkpoints/model-home.ts';
import { exists } from '../../checkpoints/path-facts.ts';
import { pullModel } from '../../checkpoints/pull-model.ts';
import { sayBytes } from '../../core/say-bytes.ts';
import { ask, licenceLines } from './ask.ts';
import type { ModelsContext } from './context.ts';
import { type DtypeWish, settleDtype } from './settle-dtype.ts';

export interface PullFlags {
  readonly dtype: DtypeWish;
  readonly yes?: true;
}

const PATIENCE = { stallMs: 30_000, retryMs: 1_000, tries: 6 };

/** `pull NAME`: shows the licences, asks, fetches and imports. */
export async function pullCommand(
  name: string,
  { dtype, yes }: PullFlags,
  context: ModelsContext,
): Promise<void> {
  const entry = entryOf(name, context.catalogue);
  const { home, endpoint, token, signal, reporter } = context;
  checkEndpoint(endpoint);
  const folder = modelPath(home, name);
  if (await exists(folder)) throw new ModelError('model-exists', { folder, name });
  await acceptLicences(entry, yes === true, context);
  await mkdir(home, { recursive: true });
  await pullModel(entry, {
    home,
    endpoint,
    token,
    dtype: await settleDtype(dtype, context),
    patience: PATIENCE,
    signal,
    onProgress: ({ stage, ...progress }) =>
      reporter.progress(stage === 'download' ? 'Fetching' : 'Importing', progress),
  });
  reporter.end();
  context.say(folder);
}

function entryOf(name: string, catalogue: readonly CatalogueEntry[]): CatalogueEntry {
  const entry = catalogue.find((known) => known.name === name);
  if (entry) return entry;
  const known = catalogue.map((one) => one.name).join(', ');
  throw new ModelError('model-unknown', { name, known });
}

function checkEndpoint(endpoint: string): void {
  if (/^https?:\/\//.test(endpoint) && URL.canParse(endpoint)) return;
  throw new ModelError('endpoint-invalid', { endpoint });
}

async function acceptLicences(
  { title, licences, files }: CatalogueEntry,
  yes: boolean,
  { terminal }: ModelsContext,
): Promise<void> {
  const size = sayBytes(files.reduce((sum, { bytes }) => sum + bytes, 0));
  terminal.err.write(`${title}, ${size}, comes under these licences:\n${licenceLines(licences)}`);
  if (!yes && !(await ask('Do you accept them?', terminal)))
    throw new ModelError('licence-declined');
}
