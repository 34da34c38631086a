import { z } from 'zod';
import { readStoreConfig, type StoreConfig } from '../../queue/config.ts';
import type { Quality } from '../../queue/job.ts';
import {
  type Environment,
  optionalWholeNumber,
  readEnv,
  wholeNumber,
} from '../../queue/read-env.ts';
import { modelHome } from '../checkpoints/model-home.ts';
import { MEMORY_LIMITS, PROVIDERS, QUALITIES } from '../render-request.ts';
import { type JobLimits, jobLimits } from './job-limits.ts';

export interface WorkerConfig {
  readonly stores: StoreConfig;
  readonly worker: WorkerLimits;
}

export interface WorkerLimits {
  /** A worker that is told to stop goes on with its clip for so long. */
  readonly graceMs: number;
  readonly jobs: Readonly<Record<Quality, JobLimits>>;
  readonly logLevel: string;
  /** Those of jobs that are taken; see `servedQualities`. */
  readonly qualities: readonly (typeof QUALITIES)[number][];
  /** Where models lie. */
  readonly modelHome: string;
}

/** A week. */
const MAX_TIMEOUT_SECONDS = 604_800;
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** @throws ConfigError naming the variable, what was expected and what came */
export function readWorkerConfig(env: Environment): WorkerConfig {
  return Object.freeze({ stores: readStoreConfig(env), worker: readEnv(limitsSchema, env) });
}

const limitsSchema = z
  .object({
    WORKER_GRACE_SECONDS: wholeNumber('seconds', 0, 3600, 20),
    JOB_TIMEOUT_SECONDS: optionalWholeNumber('seconds', 1, MAX_TIMEOUT_SECONDS),
    WORKER_MEMORY_MB: optionalWholeNumber('megabytes', MEMORY_LIMITS.min, MEMORY_LIMITS.max),
    WORKER_QUALITIES: z
      .string()
      .refine(isListOfQualities, `some of ${QUALITIES.join(', ')}, with commas between`)
      .default('preview,lite'),
    ANYDANCE_MODELS: z.string().optional(),
    // Read by the render process.
    ANYDANCE_PROVIDER: z.enum(PROVIDERS, `one of ${PROVIDERS.join(', ')}`).optional(),
    LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
  })
  .transform(
    (env): WorkerLimits => ({
      graceMs: env.WORKER_GRACE_SECONDS * 1000,
      jobs: jobLimits({ seconds: env.JOB_TIMEOUT_SECONDS, megabytes: env.WORKER_MEMORY_MB }),
      logLevel: env.LOG_LEVEL,
      qualities: QUALITIES.filter((name) => env.WORKER_QUALITIES.split(',').includes(name)),
      modelHome: modelHome({ ANYDANCE_MODELS: env.ANYDANCE_MODELS }),
    }),
  );

function isListOfQualities(text: string): boolean {
  return text.split(',').every((name) => QUALITIES.some((quality) => quality === name));
}
