import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  FACE_STRENGTH_LIMITS,
  GUIDANCE_LIMITS,
  PROVIDERS,
  STEP_LIMITS,
  type StudioWishes,
} from '../../engine/render-request.ts';
import { BenchError } from './bench-error.ts';
import { builtInClips } from './clips/built-in.ts';
import type { Clip } from './clips/clip.ts';
import { clipFolder } from './clips/clip-folder.ts';
import { dancedClips } from './clips/danced-folder.ts';
import { fashionClips } from './clips/fashion.ts';
import { tiktokClips } from './clips/tiktok.ts';
import { videoClip } from './clips/video-clip.ts';

/** Of the project's own clips, so that a run takes less than a minute. */
const BUILT_IN_LIMIT = 2;

/** What can be said of any bench over clips. */
export const OPTIONS_HELP = `  --protocol NAME   self: a clip's first frame dances the rest of it, which is the truth (the default);
                    cross: it dances the next clip, without any truth
  --video FILE      your own, again and again; default: the project's own clips
  --clips DIR       a folder of videos, or of folders of pictures
  --tiktok DIR      TikTok's test split
  --fashion DIR     UBC Fashion's test split
  --every           of those two all, not only the test split
  --danced DIR      rendered people in the project's dances (training/write_danced.py), all their frames
  --limit N         the first N clips; default: all, of the project's own ${BUILT_IN_LIMIT}
  --fps N           frames a second; default 6
  --seconds N       of each clip; default 60
  --height N        pixels of the longer side; default 512
  --model NAME      which model draws, or its folder; also --steps, --guidance, --face, --provider
  --sheet FILE.jpg  a sheet of frames to look at
  --json            results for programs
  --help`;

export interface BenchOptions {
  readonly protocol: 'self' | 'cross';
  readonly clips: readonly Clip[];
  /** The project's own clips, and photos to go with the first. */
  readonly builtIn: boolean;
  readonly fps: number;
  readonly seconds: number;
  /** Pixels of the longer side of what is compared. */
  readonly height: number;
  /** How frames are generated; what is left out is as a person gets it. */
  readonly wishes: StudioWishes;
  /** Where the model that was asked for lies. */
  readonly environment: Readonly<Record<string, string>>;
  readonly json: boolean;
  /** Where to write the contact sheet. */
  readonly sheet: string | null;
}

/**
 * Reads the command line; null: it asks for help.
 * @param cwd what relative paths are relative to
 * @throws BenchError in words
 */
export async function readOptions(
  args: readonly string[],
  cwd: string,
): Promise<BenchOptions | null> {
  const values = parse(args);
  if (values.help) return null;
  const path = (value: string) => resolve(cwd, value);
  const sources = [
    ...(values.video ?? []).map(async (value) => [existingVideo(path(value))]),
    ...(values.clips === undefined ? [] : [clipFolder(path(values.clips))]),
    ...(values.tiktok === undefined ? [] : [tiktokClips(path(values.tiktok), values.every)]),
    ...(values.fashion === undefined ? [] : [fashionClips(path(values.fashion), values.every)]),
    ...(values.danced === undefined ? [] : [dancedClips(path(values.danced))]),
  ];
  const builtIn = sources.length === 0;
  const clips = builtIn ? builtInClips() : (await Promise.all(sources)).flat();
  const most = builtIn ? BUILT_IN_LIMIT : clips.length;
  const limit = values.limit === undefined ? most : positive('--limit', values.limit);
  return {
    protocol: protocolOf(values.protocol),
    clips: clips.slice(0, limit),
    builtIn,
    fps: positive('--fps', values.fps),
    seconds: positive('--seconds', values.seconds),
    height: positive('--height', values.height),
    wishes: wishesOf(values),
    environment: isPath(values.model) ? { ANYDANCE_MODELS: dirname(path(values.model)) } : {},
    json: values.json,
    sheet: values.sheet === undefined ? null : path(values.sheet),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        protocol: { type: 'string', default: 'self' },
        video: { type: 'string', multiple: true },
        clips: { type: 'string' },
        tiktok: { type: 'string' },
        fashion: { type: 'string' },
        danced: { type: 'string' },
        every: { type: 'boolean', default: false },
        limit: { type: 'string' },
        fps: { type: 'string', default: '6' },
        seconds: { type: 'string', default: '60' },
        height: { type: 'string', default: '512' },
        model: { type: 'string' },
        steps: { type: 'string' },
        guidance: { type: 'string' },
        face: { type: 'string' },
        provider: { type: 'string' },
        json: { type: 'boolean', default: false },
        sheet: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (cause) {
    throw new BenchError((cause as Error).message, { cause });
  }
}

/** A model is told by its name, if it is installed, or by its folder. */
function isPath(model: string | undefined): model is string {
  return model?.includes('/') ?? false;
}

function wishesOf({
  model,
  steps,
  guidance,
  face,
  provider,
}: ReturnType<typeof parse>): StudioWishes {
  const known = PROVIDERS.find((name) => name === provider);
  if (provider !== undefined && known === undefined)
    throw new BenchError(`--provider: ${PROVIDERS.join(', ')}, but got “${provider}”.`);
  return {
    ...(model !== undefined && { model: basename(model) }),
    ...(steps !== undefined && {
      steps: within('--steps', steps, { ...STEP_LIMITS, isWhole: true }),
    }),
    ...(guidance !== undefined && { guidance: within('--guidance', guidance, GUIDANCE_LIMITS) }),
    ...(face !== undefined && { faceStrength: within('--face', face, FACE_STRENGTH_LIMITS) }),
    ...(known !== undefined && { provider: known }),
  };
}

function within(
  option: string,
  value: string,
  {
    min,
    max,
    isWhole = false,
  }: { readonly min: number; readonly max: number; readonly isWhole?: boolean },
): number {
  const number = Number(value);
  const isRight = value !== '' && number >= min && number <= max;
  if (isRight && (!isWhole || Number.isInteger(number))) return number;
  throw new BenchError(
    `${option}: a ${isWhole ? 'whole ' : ''}number from ${min} to ${max}, but got “${value}”.`,
  );
}

function protocolOf(value: string): 'self' | 'cross' {
  if (value === 'self' || value === 'cross') return value;
  throw new BenchError(`--protocol: self or cross, but got “${value}”.`);
}

function positive(option: string, value: string): number {
  const number = Number(value);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new BenchError(`${option}: a number above 0, but got “${value}”.`);
}

function existingVideo(path: string): Clip {
  if (!existsSync(path)) throw new BenchError(`There is no file ${path}. Check the path.`);
  return videoClip(path);
}
