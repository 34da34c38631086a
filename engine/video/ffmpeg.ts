import { access, chmod, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';
import ffmpeg, { type FfmpegCommand } from 'fluent-ffmpeg';
import { UserError } from '../core/user-error.ts';

export type { FfmpegCommand };

/**
 * Input arguments for files from outside: nothing but the file itself is read (a playlist could
 * name others), only by the containers that people send, and no picture beyond 40 megapixels.
 */
export const TRUSTED_INPUT: readonly string[] = [
  ...['-protocol_whitelist', 'file'],
  ...['-format_whitelist', 'mov,mp4,m4a,matroska,webm,avi,gif,mpegts'],
  ...['-max_pixels', '40000000'],
];

const PROBE_MS = 30_000;

/** The environment, passed in by the entry file: `ANYDANCE_FFMPEG` wins, then `PATH` is searched. */
export type FfmpegEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * Path of a runnable ffmpeg: the one asked for, else the system's, else the packaged one.
 * @throws UserError 'ffmpeg-missing'
 */
export async function findFfmpeg(env: FfmpegEnvironment = {}): Promise<string> {
  const { ANYDANCE_FFMPEG: wanted, PATH: folders = '' } = env;
  const candidates = wanted ? [wanted] : folders.split(delimiter).filter(Boolean).map(systemFfmpeg);
  for (const path of candidates) if (await isRunnable(path)) return path;
  const packaged = wanted ? null : await packagedFfmpeg();
  if (packaged) return packaged;
  throw new UserError('ffmpeg-missing');
}

/** A command of the given ffmpeg, quiet but for errors, with its first input set (null: none yet). */
export function createCommand(ffmpegPath: string, input: string | Readable | null): FfmpegCommand {
  const command = ffmpeg({ stdoutLines: 200 });
  command.setFfmpegPath(ffmpegPath);
  return input === null ? command : command.input(input);
}

/** What a stopped ffmpeg said. `lines` are the last lines of its stderr. */
export class FfmpegStopped extends Error {
  override readonly name = 'FfmpegStopped';
  readonly lines: readonly string[];

  constructor(stderr: string, cause: unknown) {
    super('ffmpeg stopped', { cause });
    this.lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  }
}

/**
 * Runs a command that has its outputs set and resolves to its stderr once the process is gone.
 * An abort kills the process and rejects with the signal's reason.
 * @throws FfmpegStopped
 */
export function runCommand(command: FfmpegCommand, signal?: AbortSignal): Promise<string> {
  return watchCommand(command, () => command.run(), signal);
}

/** As `runCommand`, with `start` making the process begin (`run`, or `pipe` into a stream). */
export function watchCommand(
  command: FfmpegCommand,
  start: () => void,
  signal?: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const kill = () => command.kill('SIGKILL');
    const settle = () => signal?.removeEventListener('abort', kill);
    signal?.addEventListener('abort', kill);
    // The process starts late (fluent-ffmpeg first asks for capabilities): catch an earlier abort.
    command.on('start', () => signal?.aborted && kill());
    command.on('end', (_stdout, stderr) => {
      settle();
      resolve(stderr ?? '');
    });
    command.on('error', (error, _stdout, stderr) => {
      settle();
      reject(signal?.aborted ? signal.reason : new FfmpegStopped(stderr ?? '', error));
    });
    start();
  });
}

/**
 * What ffmpeg prints about a file: container, duration, tags, streams (no ffprobe is guaranteed).
 * A file that is not media gives a text without those lines.
 */
export async function describeFile(
  path: string,
  {
    ffmpegPath,
    signal,
  }: { readonly ffmpegPath: string; readonly signal?: AbortSignal | undefined },
): Promise<string> {
  const command = createCommand(ffmpegPath, `file:${path}`)
    .inputOptions('-hide_banner', '-nostdin', ...TRUSTED_INPUT)
    .outputOptions('-t', '0', '-f', 'null')
    .output('-');
  const limit = AbortSignal.timeout(PROBE_MS);
  const either = signal ? AbortSignal.any([signal, limit]) : limit;
  return runCommand(command, either).catch((error: unknown) => {
    if (error instanceof FfmpegStopped) return error.lines.join('\n');
    throw error;
  });
}

function systemFfmpeg(folder: string): string {
  return join(folder, process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg');
}

async function isRunnable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** The npm package's binary; made executable here because install scripts do not run. */
async function packagedFfmpeg(): Promise<string | null> {
  try {
    // The package throws on a platform it has no binary for.
    const { default: installer } = await import('@ffmpeg-installer/ffmpeg');
    if (!(await isRunnable(installer.path))) await chmod(installer.path, 0o755);
    return installer.path;
  } catch {
    return null;
  }
}
