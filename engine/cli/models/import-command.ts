import { resolve } from 'node:path';
import { importModel } from '../../checkpoints/import-model.ts';
import { modelPath } from '../../checkpoints/model-home.ts';
import type { ProfileName } from '../../checkpoints/profiles.ts';
import { licenceLines } from './ask.ts';
import type { ModelsContext } from './context.ts';
import { type DtypeWish, settleDtype } from './settle-dtype.ts';

export interface ImportFlags {
  readonly profile: ProfileName;
  readonly dtype: DtypeWish;
  /** Name of the model; that of the profile if not given. */
  readonly as?: string;
  readonly motion?: string;
}

/** `import DIR`: makes a model of files that are on this machine. */
export async function importCommand(
  folder: string,
  { profile, dtype, as, motion }: ImportFlags,
  context: ModelsContext,
): Promise<void> {
  const { home, cwd, catalogue, terminal, signal, reporter, say } = context;
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
    dtype: await settleDtype(dtype, context),
    signal,
    ...(motion !== undefined && { motion: resolve(cwd, motion) }),
    onProgress: (progress) => reporter.progress('Importing', progress),
  });
  reporter.end();
  say(to);
}
