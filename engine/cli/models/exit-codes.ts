import { CheckpointError } from '../../checkpoints/checkpoint-error.ts';
import { DownloadError } from '../../checkpoints/download/download-error.ts';
import { UnfitCheckpoint } from '../../checkpoints/import/unfit-checkpoint.ts';
import { ModelError } from '../../checkpoints/model-error.ts';
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

const DISK_CODES: readonly string[] = ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EIO'];

/** The exit status for an error that the operator can mend; null for all others. */
export function exitStatusOf(error: unknown): number | null {
  if (error instanceof DownloadError) return EXIT.download;
  if (error instanceof UserError) return EXIT.disk;
  if (error instanceof CheckpointError || error instanceof UnfitCheckpoint) return EXIT.model;
  if (!(error instanceof ModelError)) return isOfDisk(error) ? EXIT.disk : null;
  if (error.code === 'disk-space') return EXIT.disk;
  return USAGE_CODES.includes(error.code) ? EXIT.usage : EXIT.model;
}

/** The disk is full, broken, or not for this user to write on; Node says so, and where. */
function isOfDisk(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code !== undefined && DISK_CODES.includes(code);
}
