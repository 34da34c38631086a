import { z } from 'zod';
import { DEFAULT_POLICY, type QueuePolicy } from './job-queue.ts';
import { type Environment, readEnv, wholeNumber } from './read-env.ts';

/** Where jobs and media lie, and how many there may be. */
export interface StoreConfig {
  /** Folder of the SQLite file, of media on disk, and of work under way. */
  readonly dataFolder: string;
  /** Null: SQLite in the data folder. */
  readonly redisUrl: string | null;
  /** Null: media on disk in the data folder. */
  readonly s3: S3Config | null;
  readonly clipRetentionHours: number;
  /** Where it differs from `DEFAULT_POLICY`. */
  readonly policy: Readonly<Partial<QueuePolicy>>;
}

interface S3Config {
  /** Null: Amazon's. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** @throws ConfigError naming the variable, what was expected and what came */
export function readStoreConfig(env: Environment): StoreConfig {
  return readEnv(storeSchema, env);
}

const storeSchema = z
  .object({
    DATA_DIR: z.string().default('data'),
    REDIS_URL: z
      .url({ protocol: /^rediss?$/, error: 'an address such as redis://127.0.0.1:6379' })
      .optional(),
    S3_ENDPOINT: z
      .url({ protocol: /^https?$/, error: 'an address such as https://s3.example.org' })
      .optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_BUCKET: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket (3 to 63 of a-z 0-9 . -)')
      .optional(),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    CLIP_RETENTION_HOURS: wholeNumber('hours', 1, 8760, 24),
    MAX_OPEN_PER_USER: wholeNumber('jobs', 1, 1000, DEFAULT_POLICY.maxOpenPerUser),
    MAX_OPEN_PER_COMMUNITY: wholeNumber('jobs', 1, 100_000, DEFAULT_POLICY.maxOpenPerCommunity),
    MAX_ATTEMPTS: wholeNumber('tries', 1, 20, DEFAULT_POLICY.maxAttempts),
  })
  .superRefine((env, ctx) => {
    const needed = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;
    const asked = [...needed, 'S3_ENDPOINT' as const].some((name) => env[name] !== undefined);
    for (const name of needed.filter((name) => asked && env[name] === undefined))
      ctx.addIssue({ code: 'custom', path: [name], message: 'a value, as other S3_ ones are set' });
  })
  .transform(
    (env): StoreConfig => ({
      dataFolder: env.DATA_DIR,
      redisUrl: env.REDIS_URL ?? null,
      s3: toS3Config(env),
      clipRetentionHours: env.CLIP_RETENTION_HOURS,
      policy: Object.freeze({
        maxOpenPerUser: env.MAX_OPEN_PER_USER,
        maxOpenPerCommunity: env.MAX_OPEN_PER_COMMUNITY,
        maxAttempts: env.MAX_ATTEMPTS,
      }),
    }),
  );

function toS3Config(env: {
  readonly S3_ENDPOINT?: string | undefined;
  readonly S3_REGION: string;
  readonly S3_BUCKET?: string | undefined;
  readonly S3_ACCESS_KEY_ID?: string | undefined;
  readonly S3_SECRET_ACCESS_KEY?: string | undefined;
}): S3Config | null {
  const { S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env;
  if (!S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return null;
  return Object.freeze({
    endpoint: env.S3_ENDPOINT ?? null,
    region: env.S3_REGION,
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  });
}
