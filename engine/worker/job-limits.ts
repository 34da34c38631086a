import { totalmem } from 'node:os';
import type { Quality } from '../../queue/job.ts';

/** What one job may take, before it is stopped. */
export interface JobLimits {
  readonly jobTimeoutMs: number;
  /** For the render process and all that it starts. */
  readonly memoryBytes: number;
}

/** What the operator sets, for jobs of all qualities. */
interface SetLimits {
  readonly seconds: number | undefined;
  readonly megabytes: number | undefined;
}

const MINUTES = 60;
const HOURS = 60 * MINUTES;

/**
 * The limits of each quality. What is not set is generous, since what reaches a limit is broken: a
 * preview takes seconds and less than a gigabyte; networks take hours on a processor, and plan what
 * they take by the limit, so they are given most of the machine.
 */
export function jobLimits({ seconds, megabytes }: SetLimits): Readonly<Record<Quality, JobLimits>> {
  const limits = (usualSeconds: number, usualBytes: number): JobLimits => ({
    jobTimeoutMs: (seconds ?? usualSeconds) * 1000,
    memoryBytes: megabytes === undefined ? usualBytes : megabytes * 1e6,
  });
  return {
    preview: limits(15 * MINUTES, 4096e6),
    lite: limits(2 * HOURS, 4096e6),
    studio: limits(24 * HOURS, 0.9 * machineBytes()),
  };
}

/** Of this machine, or of the container that it is for this process. */
function machineBytes(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}
