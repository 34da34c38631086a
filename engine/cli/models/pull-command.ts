import { mkdir } from 'node:fs/promises';
import type { CatalogueEntry } from '../../checkpoints/catalogue.ts';
import type { FetchProgress } from '../../checkpoints/download/download-files.ts';
import { type MeasureEntry, measurePath } from '../../checkpoints/measures.ts';
import { ModelError } from '../../checkpoints/model-error.ts';
import { modelPath } from '../../checkpoints/model-home.ts';
import { exists } from '../../checkpoints/path-facts.ts';
import { pullMeasure } from '../../checkpoints/pull-measure.ts';
import { type PullProgress, pullModel } from '../../checkpoints/pull-model.ts';
import { sayBytes } from '../../core/say-bytes.ts';
import { ask, licenceLines } from './ask.ts';
import type { ModelsContext } from './context.ts';
import { type DtypeWish, settleDtype } from './settle-dtype.ts';

export interface PullFlags {
  readonly dtype: DtypeWish;
  readonly yes?: true;
}

const PATIENCE = { stallMs: 30_000, retryMs: 1_000, tries: 6 };

/** `pull NAME`: shows the licences, asks, fetches, and imports what is a model. */
export async function pullCommand(
  name: string,
  { dtype, yes }: PullFlags,
  context: ModelsContext,
): Promise<void> {
  const { home, endpoint, token, signal, reporter, measures } = context;
  const measure = measures.find((known) => known.name === name);
  const entry = measure ?? modelOf(name, context);
  checkEndpoint(endpoint);
  const folder = measure ? measurePath(home, measure.name) : modelPath(home, name);
  if (await exists(folder)) throw new ModelError('model-exists', { folder, name });
  await acceptLicences(entry, yes === true, context);
  await mkdir(home, { recursive: true });
  const onProgress = ({ stage = 'download', ...progress }: Progress) =>
    reporter.progress(stage === 'download' ? 'Fetching' : 'Importing', progress);
  const options = { home, endpoint, token, patience: PATIENCE, signal, onProgress };
  if (measure) await pullMeasure(measure, options);
  else {
    const stored = await settleDtype(dtype, context);
    await pullModel(entry as CatalogueEntry, { ...options, dtype: stored });
  }
  reporter.end();
  context.say(folder);
}

type Progress = FetchProgress & { readonly stage?: PullProgress['stage'] };

function modelOf(name: string, { catalogue, measures }: ModelsContext): CatalogueEntry {
  const entry = catalogue.find((known) => known.name === name);
  if (entry) return entry;
  const known = [...catalogue, ...measures].map((one) => one.name).join(', ');
  throw new ModelError('model-unknown', { name, known });
}

function checkEndpoint(endpoint: string): void {
  if (/^https?:\/\//.test(endpoint) && URL.canParse(endpoint)) return;
  throw new ModelError('endpoint-invalid', { endpoint });
}

async function acceptLicences(
  { title, licences, files }: CatalogueEntry | MeasureEntry,
  yes: boolean,
  { terminal }: ModelsContext,
): Promise<void> {
  const size = sayBytes(files.reduce((sum, { bytes }) => sum + bytes, 0));
  terminal.err.write(`${title}, ${size}, comes under these licences:\n${licenceLines(licences)}`);
  if (!yes && !(await ask('Do you accept them?', terminal)))
    throw new ModelError('licence-declined');
}
