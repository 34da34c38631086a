import { PassThrough, type Readable } from 'node:stream';
import type { RgbImage } from '../core/image.ts';
import { UserError } from '../core/user-error.ts';
import { createCommand, FfmpegStopped, TRUSTED_INPUT, watchCommand } from './ffmpeg.ts';
import { probeVideo, type VideoFacts } from './probe-video.ts';

interface DecodeOptions {
  readonly ffmpegPath: string;
  /** Frames a second wanted, whatever the file has. */
  readonly fps: number;
  /** Only so much from the beginning. */
  readonly maxSeconds: number;
  /** Pixels of the longer side; smaller videos stay as they are. */
  readonly longSide: number;
  readonly signal?: AbortSignal | undefined;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The frames of a driver video, upright, at `fps`, each in memory of its own. ffmpeg decodes only
 * as fast as frames are taken, and dies when the loop over them is left or the signal aborts.
 * @throws UserError as `probeVideo` does, and 'driver-broken' when nothing can be decoded
 */
export async function* decodeVideo(
  path: string,
  options: DecodeOptions,
): AsyncGenerator<RgbImage, void, undefined> {
  const size = fitWithin(await probeVideo(path, options), options.longSide);
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  // Without autoDestroy: fluent-ffmpeg takes a closed stream for a failure if ffmpeg exits later.
  const stdout = new PassThrough({ autoDestroy: false });
  const command = decodeCommand(path, options, size);
  const finished = watchCommand(command, () => command.pipe(stdout), signal);
  finished.catch(() => stdout.end());
  try {
    let count = 0;
    for await (const frame of cutFrames(stdout, size)) {
      signal.throwIfAborted();
      count += 1;
      yield frame;
    }
    await finished;
    if (count === 0) throw new UserError('driver-broken');
  } catch (error) {
    if (!(error instanceof FfmpegStopped)) throw error;
    throw new UserError('driver-broken', {}, { cause: error });
  } finally {
    stop.abort();
    await finished.catch(() => {});
  }
}

function decodeCommand(path: string, options: DecodeOptions, { width, height }: Size) {
  return createCommand(options.ffmpegPath, `file:${path}`)
    .inputOptions('-hide_banner', '-loglevel', 'error', '-nostdin', ...TRUSTED_INPUT)
    .outputOptions(
      ...['-map', '0:v:0', '-t', String(options.maxSeconds)],
      ...['-vf', `fps=${options.fps},scale=${width}:${height}:flags=area,setsar=1`],
      ...['-pix_fmt', 'rgb24', '-f', 'rawvideo'],
    );
}

function fitWithin({ width, height }: VideoFacts, longSide: number): Size {
  const scale = Math.min(1, longSide / Math.max(width, height));
  return {
    width: Math.max(2, Math.round(width * scale)),
    height: Math.max(2, Math.round(height * scale)),
  };
}

/** Cuts a stream of RGB24 bytes into pictures; half a picture at its end is dropped. */
async function* cutFrames(stream: Readable, { width, height }: Size): AsyncGenerator<RgbImage> {
  let data = new Uint8Array(width * height * 3);
  let filled = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + data.length - filled);
      data.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < data.length) continue;
      yield { width, height, data };
      data = new Uint8Array(width * height * 3);
      filled = 0;
    }
  }
}
