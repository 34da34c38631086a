import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { clipFrames } from '../engine/clip-frames.ts';
import { danceTrack, loadDance } from '../engine/motion/dances.ts';
import type { RenderRequest } from '../engine/render-request.ts';
import { findFfmpeg } from '../engine/video/ffmpeg.ts';
import { probeVideo } from '../engine/video/probe-video.ts';

const VIDEO = fileURLToPath(new URL('../assets/samples/bench/dance.mp4', import.meta.url));
const options = {
  ffmpegPath: await findFfmpeg(process.env),
  signal: new AbortController().signal,
};
const wishes = { dance: 'disco', driver: null, seconds: null, fps: 12 };
const count = (some: Partial<RenderRequest>) =>
  clipFrames({ ...wishes, ...some } as RenderRequest, options);

test('a dance has as many frames as its track', async () => {
  const dance = loadDance('disco');
  for (const seconds of [1, 2.3, dance.seconds])
    expect(await count({ seconds })).toBe(danceTrack(dance, { fps: 12, seconds }).frames.length);
  expect(await count({})).toBe(Math.round(dance.seconds * 12));
});

test('a driver video has no more than its length, and no more than is asked for', async () => {
  const { seconds } = await probeVideo(VIDEO, options);
  expect(await count({ driver: VIDEO })).toBe(Math.ceil((seconds + 1 / 12) * 12));
  expect(await count({ driver: VIDEO, seconds: 1 })).toBe(13);
});
