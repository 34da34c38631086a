import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { UserError } from '../core/user-error.ts';
import { containerArguments, pictureArguments } from './clip-arguments.ts';
import { createCommand, type FfmpegCommand, FfmpegStopped } from './ffmpeg.ts';
import { type MusicLoop, musicFilter, readMusicLoop, SAMPLE_RATE } from './music-loop.ts';
import { checkOutput, publish } from './output-place.ts';
import { partialPathOf, removePartials } from './partial-path.ts';
import { type BitBudget, bitBudget } from './rate-control.ts';
import { shrinkClip } from './shrink-clip.ts';
import { writeMp4 } from './write-mp4.ts';

export interface ClipOptions {
  readonly ffmpegPath: string;
  /** Pixels; both even, as 4:2:0 colour wants. */
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frameCount: number;
  /** Path of the MP4; replaced if it exists. */
  readonly output: string;
  /** Path of a loop, repeated from the first frame on; null or absent: a silent clip. */
  readonly music?: string | null;
  readonly maxBytes?: number | undefined;
  /** Tags kept in the file: seed, dance, … */
  readonly metadata?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

export interface EncodedClip {
  readonly bytes: number;
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
}

/** Quality of x264 when no size limit speaks against it. */
const CRF = '20';

/**
 * Encodes RGB24 frames (`width * height * 3` bytes each, rows top to bottom) as they come into an
 * H.264/AAC MP4. The next frame is asked for only when ffmpeg can take it, and each is copied, so
 * the source may hand out the same buffer again. On any failure or abort no file is left behind.
 * @throws UserError 'output-folder-missing' | 'output-not-writable' | 'disk-full' | 'ffmpeg-failed'
 *   | 'size-unreachable'; the source's own error; the signal's reason
 */
export async function encodeClip(
  frames: AsyncIterable<Uint8Array>,
  options: ClipOptions,
): Promise<EncodedClip> {
  const { width, height, fps, frameCount, output, signal } = options;
  if (width % 2 || height % 2) throw new RangeError(`odd clip size ${width}×${height}`);
  signal?.throwIfAborted();
  const seconds = frameCount / fps;
  const budget = wantedBudget(options, seconds);
  await checkOutput(output);
  try {
    const music = options.music ? await readMusicLoop(options.music, options) : null;
    await encodeFrames(frames, options, { seconds, budget, music });
    const clip = await shrinkClip(partialPathOf(output), options, budget?.video ?? Infinity);
    if (clip === null) throw sizeUnreachable(options);
    const { size } = await stat(clip);
    signal?.throwIfAborted();
    await publish(clip, output);
    return { bytes: size, seconds, width, height };
  } catch (error) {
    throw error instanceof FfmpegStopped ? explain(error) : error;
  } finally {
    await removePartials(output);
  }
}

function wantedBudget(options: ClipOptions, seconds: number): BitBudget | null {
  if (options.maxBytes === undefined) return null;
  const budget = bitBudget(options.maxBytes, seconds, Boolean(options.music));
  if (!budget) throw sizeUnreachable(options);
  return budget;
}

interface FirstPass {
  readonly seconds: number;
  readonly music: MusicLoop | null;
  readonly budget: BitBudget | null;
}

async function encodeFrames(
  frames: AsyncIterable<Uint8Array>,
  options: ClipOptions,
  pass: FirstPass,
): Promise<void> {
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const stdin = Readable.from(ownedFrames(frames, options, stop), { objectMode: false });
  // Errors reach us through `stop`; the stream itself only ends.
  stdin.on('error', () => {});
  try {
    await writeMp4(frameCommand(stdin, options, pass), partialPathOf(options.output), signal);
  } finally {
    stdin.destroy();
  }
}

/** Copies each frame, counts them, and turns the source's failure into a stop of the encoder. */
async function* ownedFrames(
  frames: AsyncIterable<Uint8Array>,
  { width, height, frameCount }: ClipOptions,
  stop: AbortController,
): AsyncGenerator<Buffer> {
  const frameBytes = width * height * 3;
  let count = 0;
  try {
    for await (const frame of frames) {
      if (frame.length !== frameBytes) {
        throw new RangeError(`frame of ${frame.length} bytes, expected ${frameBytes}`);
      }
      count += 1;
      yield Buffer.from(frame);
    }
    if (count !== frameCount) throw new RangeError(`${count} frames, expected ${frameCount}`);
  } catch (error) {
    stop.abort(error);
    // End in silence only after the encoder is told to die, so that it never finishes half a clip.
  }
}

function frameCommand(
  stdin: Readable,
  options: ClipOptions,
  { seconds, music, budget }: FirstPass,
): FfmpegCommand {
  const { ffmpegPath, width, height, fps } = options;
  const command = createCommand(ffmpegPath, stdin).inputOptions(
    ...['-hide_banner', '-loglevel', 'error', '-f', 'rawvideo', '-pix_fmt', 'rgb24'],
    ...['-s', `${width}x${height}`, '-framerate', String(fps)],
  );
  if (music) command.input(music.path);
  return command.outputOptions(
    ...['-map', '0:v', '-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p'],
    ...(music ? ['-map', '1:a', '-af', musicFilter(music, seconds)] : ['-an']),
    ...pictureArguments(fps),
    ...['-crf', CRF, ...rateLimit(budget)],
    ...['-c:a', 'aac', '-ar', String(SAMPLE_RATE), '-b:a', String(budget?.audio || 128_000)],
    ...containerArguments(options.metadata),
  );
}

function rateLimit(budget: BitBudget | null): string[] {
  if (!budget) return [];
  return ['-maxrate', String(budget.video), '-bufsize', String(budget.video * 2)];
}

function sizeUnreachable({ frameCount, fps, maxBytes = 0 }: ClipOptions): UserError {
  const seconds = Math.round((frameCount / fps) * 10) / 10;
  return new UserError('size-unreachable', { seconds, limit: maxBytes });
}

function explain(stopped: FfmpegStopped): UserError {
  if (stopped.lines.some((line) => /no space left on device/i.test(line))) {
    return new UserError('disk-full', {}, { cause: stopped });
  }
  const reason = stopped.lines.at(-1)?.trim() ?? 'without a word';
  return new UserError('ffmpeg-failed', { reason }, { cause: stopped });
}
