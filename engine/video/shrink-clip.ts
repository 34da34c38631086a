import { stat } from 'node:fs/promises';
import { containerArguments, pictureArguments } from './clip-arguments.ts';
import { createCommand, runCommand } from './ffmpeg.ts';
import { passNotesOf, smallerPathOf } from './partial-path.ts';
import { writeMp4 } from './write-mp4.ts';

interface ShrinkOptions {
  readonly ffmpegPath: string;
  readonly fps: number;
  readonly output: string;
  readonly maxBytes?: number | undefined;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

const ATTEMPTS = 3;
/** Aim below the goal: two passes meet a rate to a few percent only. */
const AIM = 0.94;

/**
 * The path of a clip of at most `maxBytes`: `clip` itself, or one made from it in two passes at
 * `videoBits` a second or less (the frames are gone by now); null if none is small enough.
 */
export async function shrinkClip(
  clip: string,
  options: ShrinkOptions,
  videoBits: number,
): Promise<string | null> {
  const { maxBytes = Number.POSITIVE_INFINITY, output } = options;
  if ((await stat(clip)).size <= maxBytes) return clip;
  const smaller = smallerPathOf(output);
  let bits = videoBits * AIM;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await encodeTwice(clip, options, Math.floor(bits));
    const { size } = await stat(smaller);
    if (size <= maxBytes) return smaller;
    bits *= AIM * (maxBytes / size);
  }
  return null;
}

async function encodeTwice(clip: string, options: ShrinkOptions, bits: number): Promise<void> {
  const { ffmpegPath, fps, output, metadata, signal } = options;
  const pass = (number: '1' | '2', target: readonly string[]) =>
    createCommand(ffmpegPath, clip)
      .inputOptions('-hide_banner', '-loglevel', 'error', '-nostdin')
      .outputOptions(
        ...[...pictureArguments(fps), '-b:v', String(bits), '-pass', number],
        ...['-passlogfile', passNotesOf(output), ...target],
      );
  await runCommand(pass('1', ['-an', '-f', 'null']).output('-'), signal);
  const whole = ['-c:a', 'copy', ...containerArguments(metadata)];
  await writeMp4(pass('2', whole), smallerPathOf(output), signal);
}
