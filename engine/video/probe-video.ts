import { stat } from 'node:fs/promises';
import { UserError } from '../core/user-error.ts';
import { createCommand, describeFile, FfmpegStopped, runCommand, TRUSTED_INPUT } from './ffmpeg.ts';

/** What a driver video is, as it is shown: rotated upright, with square pixels. */
export interface VideoFacts {
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
}

interface ProbeOptions {
  readonly ffmpegPath: string;
  readonly signal?: AbortSignal | undefined;
}

const MAX_MEGABYTES = 200;
const MAX_SECONDS = 60;

/**
 * Looks at a driver video without decoding it.
 * @throws UserError 'driver-missing' | 'driver-too-large' | 'driver-broken' | 'driver-too-long'
 */
export async function probeVideo(path: string, options: ProbeOptions): Promise<VideoFacts> {
  await checkFile(path);
  const description = inputPart(await describeFile(path, options));
  const stream = pictureStream(description);
  if (!stream) throw new UserError('driver-broken');
  const seconds = durationOf(description) ?? (await measureDuration(path, options));
  if (!(seconds > 0)) throw new UserError('driver-broken');
  // A clip cut to a minute is often some frames longer.
  if (seconds > MAX_SECONDS + 0.5) {
    throw new UserError('driver-too-long', { seconds: Math.ceil(seconds), limit: MAX_SECONDS });
  }
  return { seconds, ...stream };
}

async function checkFile(path: string): Promise<void> {
  const file = await stat(path).catch(() => null);
  if (!file?.isFile()) throw new UserError('driver-missing', { path });
  const megabytes = file.size / 1e6;
  if (megabytes > MAX_MEGABYTES) {
    const shown = { megabytes: Math.ceil(megabytes), limit: MAX_MEGABYTES };
    throw new UserError('driver-too-large', shown);
  }
}

/** ffmpeg tells of its output in the same words further down. */
function inputPart(description: string): string {
  return description.split(/^(?:Stream mapping:|Output #0)/m)[0] ?? '';
}

/** The first stream of pictures that is not a cover image, from a line such as
 * `  Stream #0:0(und): Video: h264 (High), yuv420p, 576x1024 [SAR 1:1 DAR 9:16], 30 fps, 30 tbr`. */
function pictureStream(description: string): Omit<VideoFacts, 'seconds'> | null {
  const streams = description.split(/^ {2,4}(?=Stream #)/m).slice(1);
  const picture = streams.find(
    (text) => /^Stream #.*: Video: /.test(text) && !/attached pic/.test(text),
  );
  const size = picture && / (\d{2,5})x(\d{2,5})[ ,]/.exec(picture);
  if (!picture || !size) return null;
  const [sarX, sarY] = (/SAR (\d+):(\d+)/.exec(picture)?.slice(1).map(Number) ?? [1, 1]) as [
    number,
    number,
  ];
  const width = Math.round((Number(size[1]) * (sarX || 1)) / (sarY || 1));
  const height = Number(size[2]);
  const turned =
    /rotation of -?(?:90|270)\./.test(picture) || /rotate\s*: -?(?:90|270)$/m.test(picture);
  const fps = Number(/([\d.]+) fps/.exec(picture)?.[1] ?? /([\d.]+) tbr/.exec(picture)?.[1] ?? 25);
  return turned ? { width: height, height: width, fps } : { width, height, fps };
}

function durationOf(description: string): number | null {
  const found = /^ {2}Duration: (\d+):(\d+):([\d.]+)/m.exec(description);
  return found ? clockSeconds(found) : null;
}

/** Browsers record WebM without a duration: read the file through, without decoding. */
async function measureDuration(
  path: string,
  { ffmpegPath, signal }: ProbeOptions,
): Promise<number> {
  const command = createCommand(ffmpegPath, `file:${path}`)
    .inputOptions('-hide_banner', '-nostdin', ...TRUSTED_INPUT)
    .outputOptions('-map', '0:v:0', '-c', 'copy', '-f', 'null')
    .output('-');
  const report = await runCommand(command, signal).catch((error: unknown) => {
    if (error instanceof FfmpegStopped) throw new UserError('driver-broken', {}, { cause: error });
    throw error;
  });
  const last = [...report.matchAll(/time=(\d+):(\d+):([\d.]+)/g)].at(-1);
  return last ? clockSeconds(last) : 0;
}

function clockSeconds([, hours, minutes, seconds]: RegExpExecArray): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
