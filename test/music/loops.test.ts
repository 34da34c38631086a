import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SCORES } from '../../assets/music/scores.ts';
import { loopSamples, renderScore } from '../../assets/music/synth/render-score.ts';
import type { Score } from '../../assets/music/synth/score.ts';
import { encodeClip } from '../../engine/video/encode-clip.ts';
import { createCommand, findFfmpeg, runCommand } from '../../engine/video/ffmpeg.ts';
import { readMusicLoop } from '../../engine/video/music-loop.ts';
import { onsetNear } from './onset.ts';

let folder: string;
let ffmpegPath: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anydance-music-'));
  ffmpegPath = await findFfmpeg(process.env);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const fileOf = (id: string) =>
  fileURLToPath(new URL(`../../assets/music/${id}.m4a`, import.meta.url));

/** Mono samples at 48 kHz. */
async function decode(path: string): Promise<Float32Array> {
  const raw = join(folder, 'sound.f32');
  const command = createCommand(ffmpegPath, path)
    .outputOptions('-ac', '1', '-ar', '48000', '-f', 'f32le')
    .output(raw);
  await runCommand(command);
  const bytes = await readFile(raw);
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
}

/** Furthest of the given beats from where the tempo wants them, in ms. */
function worstBeat(sound: Float32Array, bpm: number, beats: readonly number[]): number {
  return Math.max(...beats.map((beat) => Math.abs(onsetNear(sound, (beat * 60 * 48_000) / bpm))));
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

test.each(SCORES)('the loop for $id has every beat where its tempo says', async ({ id, bpm }) => {
  const { samples } = await readMusicLoop(fileOf(id), { ffmpegPath });
  expect(samples).toBe(Math.round((16 * 60 * 48_000) / bpm));
  const sound = await decode(fileOf(id));
  expect(sound.length).toBeGreaterThanOrEqual(samples);
  const twice = new Float32Array(2 * samples);
  twice.set(sound.subarray(0, samples));
  twice.set(sound.subarray(0, samples), samples);
  expect(worstBeat(twice, bpm, range(1, 17))).toBeLessThan(10);
});

test('each dance has a loop of its own tempo', async () => {
  const dances = new URL('../../assets/dances/', import.meta.url);
  const files = (await readdir(dances)).filter((name) => name.endsWith('.json'));
  for (const file of files) {
    const dance: { id: string; bpm: number } = JSON.parse(
      await readFile(new URL(file, dances), 'utf8'),
    );
    expect(SCORES.find(({ id }) => id === dance.id)?.bpm, dance.id).toBe(dance.bpm);
  }
});

test.each(['kemusan', 'salsa'])('in a clip the third loop of %s is still on time', async (id) => {
  const { bpm } = SCORES.find((score) => score.id === id)!;
  const fps = 12;
  const frameCount = Math.ceil((49 * 60 * fps) / bpm);
  const output = join(folder, `${id}.mp4`);
  const frame = new Uint8Array(16 * 16 * 3);
  async function* black() {
    for (let index = 0; index < frameCount; index += 1) yield frame;
  }
  const size = { width: 16, height: 16, fps, frameCount };
  await encodeClip(black(), { ffmpegPath, ...size, output, music: fileOf(id) });
  const sound = await decode(output);
  expect(Math.abs(sound.length / 48_000 - frameCount / fps)).toBeLessThan(0.05);
  expect(worstBeat(sound, bpm, range(32, 47))).toBeLessThan(10);
});

test('a score gives the same loop each time, with beat 0 at its first samples', () => {
  const score: Score = {
    id: 'kicks',
    bpm: 240,
    tracks: [{ drum: 'kick', beat: 'X...', gain: 0, room: 0.2 }],
  };
  const loop = renderScore(score);
  expect(loop.left).toHaveLength(loopSamples(score));
  expect(renderScore(score)).toEqual(loop);
  const start = loop.left.subarray(0, 96);
  expect(Math.max(...start.map(Math.abs))).toBeGreaterThan(0.3);
});
