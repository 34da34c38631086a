import { basename, extname, resolve } from 'node:path';
import { UserError } from '../core/user-error.ts';
import { FINISH_STEPS, type FinishStep } from '../finish/steps.ts';
import {
  BACKGROUNDS,
  CACHE_INTERVAL_LIMITS,
  FACE_STRENGTH_LIMITS,
  FPS_LIMITS,
  GUIDANCE_LIMITS,
  KEY_FPS_LIMITS,
  MAX_SECONDS,
  MEMORY_LIMITS,
  MIN_SECONDS,
  PROVIDERS,
  QUALITIES,
  type RenderRequest,
  SIDE_LIMITS,
  STEP_LIMITS,
  type StudioWishes,
} from '../render-request.ts';

/** The texts behind the flags, as commander hands them over. */
export interface DanceFlags {
  readonly dance?: string;
  readonly drive?: string;
  readonly quality: string;
  readonly model?: string;
  readonly steps?: string;
  readonly guidance?: string;
  readonly cacheInterval?: string;
  readonly faceStrength?: string;
  readonly finish?: string;
  readonly keyFps?: string;
  readonly provider?: string;
  readonly memory?: string;
  readonly seconds?: string;
  readonly size: string;
  readonly fps?: string;
  readonly music: string;
  readonly background: string;
  readonly seed: string;
  readonly maxBytes?: string;
  readonly output?: string;
}

interface Places {
  /** Folder that relative paths are counted from. */
  readonly cwd: string;
  readonly defaultPhoto: string;
}

export const DEFAULT_DANCE = 'kemusan';
export const DEFAULT_FPS = 24;
/** Where the networks make every frame, as each costs as much as a whole clip of the preview. */
export const GENERATED_FPS = 12;
const SECONDS_LIMITS = { min: MIN_SECONDS, max: MAX_SECONDS } as const;
const STUDIO_FLAGS = [
  'model',
  'steps',
  'guidance',
  'cacheInterval',
  'faceStrength',
  'finish',
  'keyFps',
  'provider',
  'memory',
] as const;
const SIZE_NAMES = { portrait: [512, 768], square: [512, 512] } as const;

/**
 * Turns flags into a render request with absolute paths.
 * @throws UserError `option-invalid` naming the flag, what was expected and what came
 */
export function toRenderRequest(
  photo: string | undefined,
  flags: DanceFlags,
  { cwd, defaultPhoto }: Places,
): RenderRequest {
  const [width, height] = parseSize(flags.size);
  const quality = oneOf('--quality', QUALITIES, flags.quality);
  const studio = quality === 'studio' ? studioWishes(flags) : refuseStudioFlags(flags);
  const dance = flags.dance ?? (flags.drive === undefined ? DEFAULT_DANCE : null);
  const photoPath = photo === undefined ? defaultPhoto : resolve(cwd, photo);
  return {
    photo: photoPath,
    dance,
    driver: flags.drive === undefined ? null : resolve(cwd, flags.drive),
    quality,
    ...(studio && { studio }),
    seconds:
      flags.seconds === undefined ? null : number('--seconds', flags.seconds, SECONDS_LIMITS),
    width,
    height,
    fps: wholeNumber('--fps', flags.fps ?? String(defaultFps(studio)), FPS_LIMITS),
    music: oneOf('--music', ['on', 'off'], flags.music) === 'on',
    background: oneOf('--background', BACKGROUNDS, flags.background),
    seed: wholeNumber('--seed', flags.seed, { min: 0, max: 2 ** 32 - 1 }),
    output: resolve(cwd, flags.output ?? defaultOutput(photoPath, dance)),
    maxBytes:
      flags.maxBytes === undefined
        ? null
        : wholeNumber('--max-bytes', flags.maxBytes, { min: 1, max: Number.MAX_SAFE_INTEGER }),
  };
}

function defaultFps(studio: StudioWishes | undefined): number {
  return studio?.finish?.includes('interpolation') === false ? GENERATED_FPS : DEFAULT_FPS;
}

function studioWishes(flags: DanceFlags): StudioWishes {
  const { model, steps, guidance, cacheInterval, faceStrength, provider, memory } = flags;
  return {
    ...(model !== undefined && { model }),
    ...(steps !== undefined && { steps: wholeNumber('--steps', steps, STEP_LIMITS) }),
    ...(guidance !== undefined && { guidance: number('--guidance', guidance, GUIDANCE_LIMITS) }),
    ...(cacheInterval !== undefined && {
      cacheInterval: wholeNumber('--cache-interval', cacheInterval, CACHE_INTERVAL_LIMITS),
    }),
    ...(faceStrength !== undefined && {
      faceStrength: number('--face-strength', faceStrength, FACE_STRENGTH_LIMITS),
    }),
    ...finishWishes(flags),
    ...(provider !== undefined && { provider: oneOf('--provider', PROVIDERS, provider) }),
    ...(memory !== undefined && { memory: wholeNumber('--memory', memory, MEMORY_LIMITS) }),
  };
}

function finishWishes({ finish, keyFps }: DanceFlags): Pick<StudioWishes, 'finish' | 'keyFps'> {
  const steps = finish === undefined ? undefined : parseFinish(finish);
  if (keyFps === undefined) return steps ? { finish: steps } : {};
  if (steps?.includes('interpolation') === false)
    throw invalid('--key-fps', 'only where --finish has interpolation', keyFps);
  return {
    ...(steps && { finish: steps }),
    keyFps: wholeNumber('--key-fps', keyFps, KEY_FPS_LIMITS),
  };
}

function parseFinish(text: string): FinishStep[] {
  if (text === 'all') return [...FINISH_STEPS];
  if (text === 'none') return [];
  return text.split(',').map((step) => oneOf('--finish', FINISH_STEPS, step.trim()));
}

/** Rather than to pass over in silence what somebody meant. */
function refuseStudioFlags(flags: DanceFlags): undefined {
  for (const name of STUDIO_FLAGS) {
    const given = flags[name];
    if (given !== undefined) throw invalid(flagOf(name), 'only with --quality studio', given);
  }
}

/** As it is typed. */
function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function defaultOutput(photoPath: string, dance: string | null): string {
  return `out/${basename(photoPath, extname(photoPath))}-${dance ?? 'driven'}.mp4`;
}

function parseSize(text: string): readonly [width: number, height: number] {
  const named = Object.entries(SIZE_NAMES).find(([name]) => name === text)?.[1];
  if (named !== undefined) return named;
  const [width, height] = (/^(\d+)x(\d+)$/.exec(text) ?? []).slice(1).map(Number);
  const fits = (side: number | undefined): side is number =>
    side !== undefined && side >= SIDE_LIMITS.min && side <= SIDE_LIMITS.max && side % 2 === 0;
  if (fits(width) && fits(height)) return [width, height];
  throw invalid(
    '--size',
    `portrait, square, or WIDTHxHEIGHT with even sides from ${SIDE_LIMITS.min} to ${SIDE_LIMITS.max}`,
    text,
  );
}

interface Limits {
  readonly min: number;
  readonly max: number;
}

function number(option: string, text: string, { min, max }: Limits): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= min && value <= max) return value;
  throw invalid(option, `a number from ${min} to ${max}`, text);
}

function wholeNumber(option: string, text: string, { min, max }: Limits): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw invalid(option, `a whole number from ${min} to ${max}`, text);
}

function oneOf<const T extends string>(option: string, choices: readonly T[], given: string): T {
  const choice = choices.find((name) => name === given);
  if (choice !== undefined) return choice;
  throw invalid(
    option,
    choices.length > 1 ? `one of ${choices.join(', ')}` : choices.join(),
    given,
  );
}

function invalid(option: string, expected: string, given: string): UserError {
  return new UserError('option-invalid', { option, expected, given });
}
