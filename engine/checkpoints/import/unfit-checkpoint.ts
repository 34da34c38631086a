import type { CheckpointError, CheckpointErrorCode } from '../checkpoint-error.ts';

const LISTED = 40;

/** Files that do not hold what the networks need. Its sentence is that of the first problem. */
export class UnfitCheckpoint extends Error {
  override readonly name = 'UnfitCheckpoint';
  readonly code: CheckpointErrorCode;
  /** The first 40 problems, in the order of the networks. */
  readonly problems: readonly CheckpointError[];

  constructor(problems: readonly [CheckpointError, ...CheckpointError[]]) {
    const [first, ...others] = problems;
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    super(`${first.message}${more}`, { cause: first });
    this.code = first.code;
    this.problems = problems.slice(0, LISTED);
  }
}
