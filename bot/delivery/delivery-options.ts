import type { Logger } from 'pino';
import type { Commands } from '../../commands/commands.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import type { Surface } from '../surface.ts';

export interface DeliveryOptions {
  readonly queue: JobQueue;
  readonly commands: Commands;
  readonly surface: Surface;
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** So often waiting jobs are looked at though nothing is heard of them, milliseconds. Default 15 s. */
  readonly lookAgainMs?: number;
}
