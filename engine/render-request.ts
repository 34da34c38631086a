import { z } from 'zod';
import { FINISH_STEPS } from './finish/steps.ts';
import type { ExecutionProvider } from './runtime/onnx.ts';

export const MAX_SECONDS = 60;
export const MIN_SECONDS = 1;
export const SIDE_LIMITS = { min: 128, max: 1280 } as const;
export const FPS_LIMITS = { min: 8, max: 60 } as const;
export const BACKGROUNDS = ['photo', 'plain', 'blur'] as const;
export const QUALITIES = ['preview', 'lite', 'studio'] as const;
/** Where networks can run; `auto`: where they are fastest. As the runtime has them, which nothing here may load. */
export const PROVIDERS = [
  'auto',
  'cpu',
  'webgpu',
  'cuda',
  'tensorrt',
  'coreml',
  'dml',
] as const satisfies readonly (ExecutionProvider | 'auto')[];
export const STEP_LIMITS = { min: 1, max: 100 } as const;
export const GUIDANCE_LIMITS = { min: 0, max: 20 } as const;
export const CACHE_INTERVAL_LIMITS = { min: 1, max: 10 } as const;
/** Frames a second that networks make. */
export const KEY_FPS_LIMITS = { min: 4, max: 60 } as const;
export const FACE_STRENGTH_LIMITS = { min: 0, max: 1 } as const;
/** Megabytes, of a million bytes. */
export const MEMORY_LIMITS = { min: 64, max: 1_000_000 } as const;

const studioSchema = z.object({
  /** Name of an installed model; default: the only one. */
  model: z.string().optional(),
  /** Of denoising; default as the model's authors have it. */
  steps: z.number().int().min(STEP_LIMITS.min).max(STEP_LIMITS.max).optional(),
  /** Scale of classifier-free guidance, off up to 1; default as the model's authors have it. */
  guidance: z.number().min(GUIDANCE_LIMITS.min).max(GUIDANCE_LIMITS.max).optional(),
  /**
   * Every so many steps the whole denoising network runs; those between take its deep features over.
   * Default 1: each step runs it.
   */
  cacheInterval: z
    .number()
    .int()
    .min(CACHE_INTERVAL_LIMITS.min)
    .max(CACHE_INTERVAL_LIMITS.max)
    .optional(),
  /** How freely a small face is drawn anew in a second pass; 0: not at all. Default 0.5. */
  faceStrength: z.number().min(FACE_STRENGTH_LIMITS.min).max(FACE_STRENGTH_LIMITS.max).optional(),
  /** What is done to the generated frames; default everything. */
  finish: z.array(z.enum(FINISH_STEPS)).optional(),
  /** About how many frames a second are generated where others are interpolated; default 12. */
  keyFps: z.number().int().min(KEY_FPS_LIMITS.min).max(KEY_FPS_LIMITS.max).optional(),
  /** Where the networks run; default `auto`. */
  provider: z.enum(PROVIDERS).optional(),
  /**
   * How many megabytes it may take: of the machine's memory in all, or of the graphics card's; default
   * as the environment has it, else what is free.
   */
  memory: z.number().int().min(MEMORY_LIMITS.min).max(MEMORY_LIMITS.max).optional(),
});

const evenSide = z.number().int().min(SIDE_LIMITS.min).max(SIDE_LIMITS.max).multipleOf(2);

/** Everything one clip needs to be made; crosses the border to the render process, so it is checked there. */
export const renderRequestSchema = z.object({
  /** Path of the photo. */
  photo: z.string().min(1),
  /** Id of a dance in assets/dances; also names the music. Null only with a driver video. */
  dance: z.string().nullable(),
  /** Path of a video whose dancer is copied, instead of the dance's own motion. */
  driver: z.string().nullable(),
  /**
   * `preview`: the photo itself, cut and moved; `lite`: its torn seams mended by the small model that comes along;
   * `studio`: by the networks of a model.
   */
  quality: z.enum(QUALITIES),
  /** Read with the quality `studio` alone. */
  studio: studioSchema.optional(),
  /** Length of the clip; null: one loop of the dance, or the whole driver video. */
  seconds: z.number().min(MIN_SECONDS).max(MAX_SECONDS).nullable(),
  width: evenSide,
  height: evenSide,
  fps: z.number().int().min(FPS_LIMITS.min).max(FPS_LIMITS.max),
  music: z.boolean(),
  background: z.enum(BACKGROUNDS),
  seed: z.number().int().nonnegative(),
  /** Path of the MP4 to write. Its folder must exist. */
  output: z.string().min(1),
  /** Upper limit for the file, bytes; null: no limit. */
  maxBytes: z.number().int().positive().nullable(),
});

export type StudioWishes = z.infer<typeof studioSchema>;
export type RenderRequest = z.infer<typeof renderRequestSchema>;
