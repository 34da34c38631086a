import { UserError } from '../core/user-error.ts';
import { describeFile } from './ffmpeg.ts';

/** Sample rate of every clip's sound, and of the music loops, in Hz. */
export const SAMPLE_RATE = 48_000;

const FADE_SECONDS = 0.6;

/** A piece of music to repeat, and its exact length in samples at `SAMPLE_RATE`. */
export interface MusicLoop {
  readonly path: string;
  readonly samples: number;
}

/**
 * Reads how long a music file's loop is: from the tag `comment: loop=SAMPLES` that our own loops
 * carry (their AAC is padded to whole packets), else from its duration.
 */
export async function readMusicLoop(
  path: string,
  options: { readonly ffmpegPath: string; readonly signal?: AbortSignal | undefined },
): Promise<MusicLoop> {
  const description = await describeFile(path, options);
  const tagged = /^\s*comment\s*:\s*loop=(\d+)/m.exec(description)?.[1];
  const seconds = /Duration: (\d+):(\d+):([\d.]+)/.exec(description);
  if (tagged) return { path, samples: Number(tagged) };
  if (!seconds) throw new UserError('ffmpeg-failed', { reason: 'it could not read the music' });
  const [, h, m, s] = seconds.map(Number) as [number, number, number, number];
  return { path, samples: Math.round((h * 3600 + m * 60 + s) * SAMPLE_RATE) };
}

/**
 * Filter chain that repeats a decoded loop for `seconds` and fades it out.
 * The loop is cut or padded to its exact length in samples first: the codec's own padding would
 * otherwise shift the beat a little more with each repeat.
 */
export function musicFilter({ samples }: MusicLoop, seconds: number): string {
  const fade = Math.min(FADE_SECONDS, seconds / 4);
  return [
    `aresample=${SAMPLE_RATE}`,
    'aformat=sample_fmts=fltp:channel_layouts=stereo',
    'apad',
    `atrim=end_sample=${samples}`,
    `aloop=loop=-1:size=${samples}`,
    `atrim=end_sample=${Math.round(seconds * SAMPLE_RATE)}`,
    `afade=t=out:st=${(seconds - fade).toFixed(4)}:d=${fade.toFixed(4)}`,
  ].join(',');
}
