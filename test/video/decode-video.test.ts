import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeVideo } from '../../engine/video/decode-video.ts';
import { createCommand, findFfmpeg, runCommand } from '../../engine/video/ffmpeg.ts';
import { probeVideo } from '../../engine/video/probe-video.ts';

let folder: string;
let ffmpegPath: string;
const at = (name: string) => join(folder, name);

/** A red video with the given output arguments. */
async function make(name: string, seconds: number, ...args: string[]): Promise<void> {
  const command = createCommand(ffmpegPath, `color=red:s=96x64:r=30:d=${seconds}`)
    .inputOptions('-f', 'lavfi')
    .outputOptions('-pix_fmt', 'yuv420p', '-preset', 'ultrafast', ...args)
    .output(at(name));
  await runCommand(command);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anydance-driver-'));
  ffmpegPath = await findFfmpeg(process.env);
  await make('plain.mp4', 2);
  await make('long.mp4', 61, '-r', '2');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const options = { fps: 12, maxSeconds: 60, longSide: 48 };

test('a driver video is decoded at the wanted rate and size', async () => {
  const facts = await probeVideo(at('plain.mp4'), { ffmpegPath });
  expect(facts).toEqual({ seconds: 2, width: 96, height: 64, fps: 30 });
  const frames = await collect(decodeVideo(at('plain.mp4'), { ffmpegPath, ...options }));
  expect(frames).toHaveLength(24);
  expect(frames[0]).toMatchObject({ width: 48, height: 32 });
  const [red, green, blue] = frames[23]!.data;
  expect(red).toBeGreaterThan(240);
  expect(Math.max(green!, blue!)).toBeLessThan(15);
});

test('leaving the loop early, or an abort, ends the decoder', async () => {
  for await (const frame of decodeVideo(at('plain.mp4'), { ffmpegPath, ...options })) {
    expect(frame.width).toBe(48);
    break;
  }
  const stop = new AbortController();
  const rest = decodeVideo(at('plain.mp4'), { ffmpegPath, ...options, signal: stop.signal });
  await rest.next();
  stop.abort(new Error('enough'));
  await expect(collect(rest)).rejects.toThrow('enough');
});

test('a driver that cannot be used is refused with its reason', async () => {
  const probe = (name: string) => probeVideo(at(name), { ffmpegPath });
  await expect(probe('none.mp4')).rejects.toMatchObject({ code: 'driver-missing' });
  await expect(probe('long.mp4')).rejects.toMatchObject({ code: 'driver-too-long' });
  await writeFile(at('text.mp4'), 'not a video');
  await expect(probe('text.mp4')).rejects.toMatchObject({ code: 'driver-broken' });
  await writeFile(at('list.mp4'), "ffconcat version 1.0\nfile 'plain.mp4'\n");
  await expect(probe('list.mp4')).rejects.toMatchObject({ code: 'driver-broken' });
  await writeFile(at('huge.mp4'), '');
  await truncate(at('huge.mp4'), 201e6);
  await expect(probe('huge.mp4')).rejects.toMatchObject({ code: 'driver-too-large' });
});
