import { CheckpointError } from '../../checkpoints/checkpoint-error.ts';
import { DownloadError } from '../../checkpoints/download-error.ts';
import { ModelError } from '../../checkpoints/model-error.ts';
import { UnfitCheckpoint } from '../../checkpoints/unfit-checkpoint.ts';
import { UserError } from '../../core/user-error.ts';

/** What the program's exit status says, for scripts. Documented in docs/operator/models.md. */
export const EXIT = {
  ok: 0,
  bug: 1,
  usage: 2,
  model: 3,
  download: 4,
  disk: 5,
  cancelled: 130,
} as const;

const USAGE_CODES: readonly string[] = [
  'model-unknown',
  'model-name',
  'licence-declined',
  'endpoint-invalid',
];

/** The exit status for an error that the operator can mend; null for all others. */
export function exitStatusOf(error: unknown): number | null {
  if (error instanceof DownloadError) return EXIT.download;
  if (error instanceof UserError) return EXIT.disk;
  if (error instanceof CheckpointError || error instanceof UnfitCheckpoint) return EXIT.model;
  if (!(error instanceof ModelError)) return null;
  if (error.code === 'disk-space') return EXIT.disk;
  return USAGE_CODES.includes(error.code) ? EXIT.usage : EXIT.model;
}
