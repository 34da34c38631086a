import { z } from 'zod';
import { type MediaKey, mediaKeySchema } from './media-store.ts';

export const PAYLOAD_VERSION = 1;
/** A job travels as JSON of at most this many bytes: it holds keys of media, never media. */
export const MAX_JOB_BYTES = 16 * 1024;
export const QUALITIES = ['preview', 'lite', 'studio'] as const;
export type Quality = (typeof QUALITIES)[number];

/** What to render. The engine checks the numbers against its own limits. */
const payloadSchema = z
  .strictObject({
    version: z.literal(PAYLOAD_VERSION),
    photo: mediaKeySchema,
    /** Id of a dance; null only with a driver video. */
    dance: z.string().min(1).max(64).nullable(),
    driver: mediaKeySchema.nullable(),
    /** Length of the clip, seconds; null: one loop of the dance, or the whole driver video. */
    seconds: z.number().positive().nullable(),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
    fps: z.number().int().positive(),
    music: z.boolean(),
    background: z.string().min(1).max(32),
    seed: z.number().int().nonnegative(),
    maxBytes: z.number().int().positive().nullable(),
  })
  .refine(({ dance, driver }) => dance !== null || driver !== null, 'neither dance nor driver');
export type JobPayload = z.infer<typeof payloadSchema>;

/** What an asker hands in. */
export const newJobSchema = z.strictObject({
  /** One chat request has one key, for example `telegram:update:123`: asking twice makes one job. */
  dedupeKey: z.string().min(1).max(200),
  /** Platform and id, for example `discord:42`. */
  userId: z.string().min(1).max(100),
  /** The server or group, for example `discord:guild:7`; null in private. */
  communityId: z.string().min(1).max(100).nullable(),
  quality: z.enum(QUALITIES),
  /** What was wished for, where that was not on offer. */
  wishedQuality: z.enum(QUALITIES).optional(),
  /** 0 (usual) to 9: a higher one goes before all lower ones. */
  priority: z.number().int().min(0).max(9),
  /** Expected length of the clip, seconds: what the estimate of the waiting time counts in. */
  clipSeconds: z.number().positive().max(600),
  payload: payloadSchema,
  replyTo: z.strictObject({
    /** Which surface delivers it: `discord`, `telegram`, `web`, `cli`. */
    surface: z.string().min(1).max(32),
    /** The surface's own business: channel, message, token, language. */
    address: z.record(z.string(), z.json()),
  }),
});
export type NewJob = z.infer<typeof newJobSchema>;

export const OPEN_STATES = ['queued', 'rendering'] as const;
export const JOB_STATES = [...OPEN_STATES, 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface JobProgress {
  readonly stage: string;
  /** 0..1 of the whole job. */
  readonly fraction: number;
  /** Estimated time to the end, milliseconds. */
  readonly etaMs: number;
  /** What there is to see of it: a small JPEG, or a clip, a quick first version. */
  readonly preview: MediaKey | null;
  /** Where the networks are; absent in other stages, and where none are used. */
  readonly denoising?: {
    /** The step at work, from 0. */
    readonly step: number;
    readonly steps: number;
    /** Windows of that step that are done. */
    readonly window: number;
    readonly windows: number;
    /** While small faces are drawn anew, in steps of their own. */
    readonly pass?: 'faces';
  };
}

export interface JobResult {
  readonly clip: MediaKey;
  /** A small JPEG of one of its frames; none when it could not be stored. */
  readonly preview?: MediaKey | null;
  readonly bytes: number;
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  /** Remarks on the photo worth telling, as codes. */
  readonly notes: readonly string[];
  /** How long the rendering took, milliseconds. */
  readonly renderMs: number;
}

export interface JobFailure {
  /** What went wrong, for translation: a `UserError`'s code, or `timed-out`, `out-of-memory`, `crashed`. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Job extends NewJob {
  readonly id: string;
  readonly state: JobState;
  /** How often it was claimed and not handed back. */
  readonly attempts: number;
  /** Times are milliseconds since 1970. */
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly progress: JobProgress | null;
  readonly result: JobResult | null;
  readonly failure: JobFailure | null;
  /** When the asker was told how it ended. */
  readonly deliveredAt: number | null;
}
