import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ClipOptions, encodeClip } from '../../engine/video/encode-clip.ts';
import { describeFile, findFfmpeg } from '../../engine/video/ffmpeg.ts';

let folder: string;
let ffmpegPath: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anydance-clip-'));
  ffmpegPath = await findFfmpeg(process.env);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const options = (change: Partial<ClipOptions> = {}): ClipOptions => ({
  ...{ ffmpegPath, width: 64, height: 96, fps: 24, frameCount: 24 },
  ...{ output: join(folder, 'clip.mp4'), metadata: { seed: '7', dance: 'disco' } },
  ...change,
});

/** The same buffer again and again, as the renderer hands it out; noise is hard to compress. */
async function* frames(count = 24, { noise = false, width = 64, height = 96 } = {}) {
  const frame = new Uint8Array(width * height * 3);
  let state = 1;
  for (let index = 0; index < count; index += 1) {
    for (let at = 0; at < frame.length; at += 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      frame[at] = noise ? state >>> 24 : (at + index * 5) & 255;
    }
    yield frame;
  }
}

test('a clip plays as 4:2:0 BT.709 H.264 and says that it is AI-generated', async () => {
  const clip = await encodeClip(frames(), options());
  expect(clip).toMatchObject({ seconds: 1, width: 64, height: 96 });
  expect(clip.bytes).toBe((await stat(options().output)).size);
  const text = await describeFile(options().output, { ffmpegPath });
  expect(text).toMatch(/Video: h264 .*yuv420p\(tv, bt709.*64x96/);
  expect(text).toMatch(/comment\s*: AI-generated · made with anydance/);
  expect(text).toMatch(/AIGC\s*: \{"Label":"1","ContentProducer":"anydance"/);
  expect(text).toMatch(/seed\s*: 7/);
  expect(await readdir(folder)).toEqual(['clip.mp4']);
});

test('a size limit is kept even by noise, and an impossible one is refused', async () => {
  const size = { width: 128, height: 128 };
  const clip = await encodeClip(
    frames(48, { noise: true, ...size }),
    options({ ...size, frameCount: 48, maxBytes: 40_000 }),
  );
  expect(clip.bytes).toBeLessThanOrEqual(40_000);
  expect(await readdir(folder)).toEqual(['clip.mp4']);
  const tooSmall = encodeClip(frames(), options({ maxBytes: 5000 }));
  await expect(tooSmall).rejects.toMatchObject({ code: 'size-unreachable' });
});

test('an abort in the middle stops the source and leaves no file', async () => {
  const stop = new AbortController();
  let given = 0;
  const endless = async function* () {
    for await (const frame of frames(1000)) {
      given += 1;
      if (given === 30) stop.abort(new Error('enough'));
      yield frame;
    }
  };
  const clip = encodeClip(endless(), options({ frameCount: 1000, signal: stop.signal }));
  await expect(clip).rejects.toThrow('enough');
  expect(given).toBeLessThan(1000);
  expect(await readdir(folder)).toEqual([]);
});

test("the source's own error comes through and leaves no file", async () => {
  const failing = async function* () {
    yield* frames(3);
    throw new RangeError('no more paint');
  };
  await expect(encodeClip(failing(), options())).rejects.toThrow('no more paint');
  expect(await readdir(folder)).toEqual([]);
});

test('places that cannot be written are told apart', async () => {
  const nowhere = options({ output: join(folder, 'missing', 'clip.mp4') });
  await expect(encodeClip(frames(), nowhere)).rejects.toMatchObject({
    code: 'output-folder-missing',
  });
  await mkdir(join(folder, 'taken.mp4'));
  const taken = options({ output: join(folder, 'taken.mp4') });
  await expect(encodeClip(frames(), taken)).rejects.toMatchObject({ code: 'output-not-writable' });
});

test.each([
  ['disk-full', 'av_interleaved_write_frame(): No space left on device'],
  ['ffmpeg-failed', 'Something broke inside'],
])('an ffmpeg that dies is a %s', async (code, words) => {
  const fake = join(folder, 'ffmpeg');
  await writeFile(
    fake,
    `#!/bin/sh\nfor a; do [ "$a" = rawvideo ] && { echo "${words}" >&2; exit 1; }; done\n`,
  );
  await chmod(fake, 0o755);
  const clip = encodeClip(frames(500), options({ ffmpegPath: fake, frameCount: 500 }));
  await expect(clip).rejects.toMatchObject({ code });
  expect(await readdir(folder)).toEqual(['ffmpeg']);
});

test.skipIf(process.platform === 'win32')(
  'an ffmpeg that could not write all is a failure',
  async () => {
    const limited = join(folder, 'ffmpeg');
    await writeFile(limited, `#!/bin/sh\ntrap '' XFSZ\nulimit -f 4\nexec '${ffmpegPath}' "$@"\n`);
    await chmod(limited, 0o755);
    const clip = encodeClip(frames(50), options({ ffmpegPath: limited, frameCount: 50 }));
    await expect(clip).rejects.toMatchObject({ code: 'ffmpeg-failed' });
    expect(await readdir(folder)).toEqual(['ffmpeg']);
  },
);
