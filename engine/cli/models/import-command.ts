import { resolve } from 'node:path';
import { importModel } from '../../checkpoints/import-model.ts';
import { modelPath } from '../../checkpoints/model-home.ts';
import type { ModelRecord } from '../../checkpoints/model-record.ts';
import type { ProfileName } from '../../checkpoints/profiles.ts';
import { licenceLines } from './ask.ts';
import type { ModelsContext } from './context.ts';

export interface ImportFlags {
  readonly profile: ProfileName;
  readonly dtype: ModelRecord['dtype'];
  /** Name of the model; that of the profile if not given. */
  readonly as?: string;
  readonly motion?: string;
}

/** `import DIR`: makes a model of files that are on this machine. */
export async function importCommand(
  folder: string,
  { profile, dtype, as, motion }: ImportFlags,
  { home, cwd, catalogue, terminal, signal, reporter, say }: ModelsContext,
): Promise<void> {
  const to = modelPath(home, as ?? profile);
  const published = catalogue.find(({ name }) => name === profile);
  if (published)
    terminal.err.write(
      `The published files of ${published.title} come under these licences:\n${licenceLines(published.licences)}`,
    );
  await importModel({
    from: resolve(cwd, folder),
    to,
    profile,
    dtype,
    signal,
    ...(motion !== undefined && { motion: resolve(cwd, motion) }),
    onProgress: (progress) => reporter.progress('Importing', progress),
  });
  reporter.end();
  say(to);
}
