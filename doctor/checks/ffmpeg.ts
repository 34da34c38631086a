import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../../engine/core/user-error.ts';
import { encodeClip } from '../../engine/video/encode-clip.ts';
import { findFfmpeg } from '../../engine/video/ffmpeg.ts';
import { broken, type Check, type CheckContext, well } from '../check.ts';

const MEND = 'Install ffmpeg with libx264 (“apt install ffmpeg”), or point ANYDANCE_FFMPEG at one.';
const SIZE_PX = 64;
const FRAMES = 8;

/** Which ffmpeg is taken, and whether it makes a clip the way clips are made. */
export const ffmpegCheck: Check = {
  name: 'ffmpeg',
  limitMs: 30_000,
  async run({ env, signal }) {
    try {
      const path = await findFfmpeg(env);
      const name = `${await versionOf(path, signal)} at ${path}`;
      if (!(await hasX264(path, signal))) return broken(`${name} has no libx264`, MEND);
      await encodeSome(path, signal);
      return well(`${name}, encodes H.264`);
    } catch (error) {
      if (error instanceof UserError) return broken(error.message, MEND);
      throw error;
    }
  },
};

type Signal = CheckContext['signal'];

async function versionOf(path: string, signal: Signal): Promise<string> {
  const { stdout } = await promisify(execFile)(path, ['-version'], { signal });
  return /^ffmpeg version (\S+)/.exec(stdout)?.[1] ?? 'of an unknown version';
}

async function hasX264(path: string, signal: Signal): Promise<boolean> {
  const { stdout } = await promisify(execFile)(path, ['-hide_banner', '-encoders'], { signal });
  return / libx264 /.test(stdout);
}

async function encodeSome(ffmpegPath: string, signal: Signal): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'anydance-doctor-'));
  try {
    await encodeClip(greyFrames(), {
      ...{ ffmpegPath, width: SIZE_PX, height: SIZE_PX, fps: 24, frameCount: FRAMES },
      output: join(folder, 'clip.mp4'),
      signal,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* greyFrames(): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < FRAMES; i++) yield new Uint8Array(SIZE_PX * SIZE_PX * 3).fill(16 * i);
}
