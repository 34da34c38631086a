import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { importModel } from '../engine/checkpoints/import-model.ts';
import type { RgbImage } from '../engine/core/image.ts';
import { drawStudio } from '../engine/draw-studio.ts';
import { planMemory } from '../engine/models/memory-plan.ts';
import { type Model, openModel } from '../engine/models/open-model.ts';
import { danceTrack, loadDance } from '../engine/motion/dances.ts';
import { retarget } from '../engine/motion/retarget.ts';
import { networkView, toClipPicture } from '../engine/network-picture.ts';
import { planStudio } from '../engine/plan-studio.ts';
import { planSharedView } from '../engine/puppet/shared-view.ts';
import { planView } from '../engine/puppet/view.ts';
import { loadOpenCv } from '../engine/runtime/opencv.ts';
import { rememberPhotos } from '../engine/studio/photo-cache.ts';
import { readPhoto } from '../engine/studio/photo-features.ts';
import { renderRequest } from './helpers/render-request.ts';
import { drawPerson, roundFace } from './puppet/drawn-person.ts';

const CHECKPOINT = fileURLToPath(new URL('fixtures/networks/small', import.meta.url));
/** More than the shortest window, and a side that has a smaller one above 256: no more than that. */
const FRAMES = 10;
const SIDE = 292;

const folder = await mkdtemp(join(tmpdir(), 'anydance-studio-'));
afterAll(() => rm(folder, { recursive: true }));
await importModel({
  from: CHECKPOINT,
  profile: 'moore',
  to: join(folder, 'model'),
  dtype: 'float32',
});
const model = await openModel(join(folder, 'model'), 'cpu');
const { cv } = await loadOpenCv();
const request = renderRequest({
  quality: 'studio',
  studio: { steps: 1, guidance: 1 },
  seconds: FRAMES / 8,
  width: SIDE,
  height: SIDE,
});
const person = drawPerson();
const dance = danceTrack(loadDance('disco'), { fps: 8, seconds: FRAMES / 8 });
const track = retarget(dance, person);
const view = planView(person, track, { width: SIDE, height: SIDE });

/** What a plan may be predicted to take, as the operator would have to allow it. */
const allow = (bytes: number) => ({ machineBytes: 900e6 + 1.15 * bytes + 1 });
const plan = (limits: { machineBytes?: number }, wished = request) =>
  planStudio(model, wished, { frames: FRAMES, limits });
const predicted = (availableBytes: number) =>
  planMemory({
    style: model,
    provider: 'cpu',
    availableBytes,
    wanted: { width: SIDE, height: SIDE, frames: FRAMES, window: FRAMES, guidance: false },
  });

/** The model, and what it was asked to open. */
function watched(): { model: Model; opened: Array<{ name: string; size: object }> } {
  const opened: Array<{ name: string; size: object }> = [];
  const open: Model['open'] = (name, size, taps) => {
    opened.push({ name, size });
    return model.open(name, size, taps);
  };
  return { model: { ...model, open }, opened };
}

async function draw(options: Parameters<typeof drawStudio>[1], scene = { person, track, view }) {
  return Array.fromAsync(drawStudio(scene, options));
}

const context = {
  cv,
  readPhoto,
  request,
  meter: { at: () => undefined },
  signal: new AbortController().signal,
};

function farthest(a: readonly RgbImage[], b: readonly RgbImage[]): number {
  let most = 0;
  for (const [frame, { data }] of a.entries()) {
    const other = b[frame]!.data;
    for (let at = 0; at < data.length; at++)
      most = Math.max(most, Math.abs(data[at]! - other[at]!));
  }
  return most;
}

const asked = predicted(Number.POSITIVE_INFINITY);
const ample = await plan({});
const whole = await draw({ ...context, model, plan: ample });

test('with memory enough a clip is drawn as it was asked for', () => {
  expect(ample).toMatchObject({
    size: { width: 296, height: 296 },
    window: FRAMES,
    splitGuidance: false,
    notes: [],
  });
  expect(whole).toHaveLength(FRAMES);
  for (const { width, height } of whole) expect([width, height]).toEqual([SIDE, SIDE]);
  expect(farthest([whole[0]!], [whole[8]!])).toBeGreaterThan(10);
});

test('with a little less memory, fewer frames go together, and it is said; rows go one by one if the plan has it so', async () => {
  const short = await plan(allow(asked.peak.total - 1));
  const { freeBytes, ...same } = ample;
  expect(short).toMatchObject({ ...same, window: 8, notes: ['short-windows'] });
  expect(short.freeBytes).toBeLessThan(freeBytes);
  const { opened, ...seen } = watched();
  const guided = { ...request, studio: { ...request.studio, guidance: 2 } };
  const split = { ...short, splitGuidance: true };
  const frames = await draw({ ...context, ...seen, request: guided, plan: split });
  expect(frames).toHaveLength(FRAMES);
  const unets = opened.filter(({ name }) => name === 'denoising-unet').map(({ size }) => size);
  expect(unets).toMatchObject([
    { frames: 8, rows: ['plain'] },
    { frames: 8, rows: ['reference'] },
  ]);
});

test('with little, smaller pictures are drawn and enlarged to what was asked for', async () => {
  const short = predicted(asked.peak.total - 1);
  const small = await plan(allow(short.peak.total - 1));
  const { width, height } = small.size;
  expect(small.size).toEqual({ width: 256, height: 256 });
  expect(small.notes).toContain('drawn-smaller');
  const { opened, ...seen } = watched();
  const frames = await draw({ ...context, ...seen, plan: small });
  expect(opened).toContainEqual({ name: 'vae-encoder', size: { width, height } });

  const scene = { person, track, view: networkView(view, small.size) };
  const own = await draw({ ...context, model, plan: small }, scene);
  expect(own[0]).toMatchObject({ width, height });
  const enlarged = own.map((picture) => toClipPicture(picture, request));
  expect(farthest(frames, enlarged)).toBe(0);
});

test('where nothing fits it is refused before anything is opened; who asks may allow more', async () => {
  await expect(plan(allow(20e6))).rejects.toMatchObject({ code: 'memory-short' });
  const wished = { ...request, studio: { ...request.studio, memory: 2000 } };
  const { freeBytes, ...same } = ample;
  expect(await plan(allow(20e6), wished)).toMatchObject(same);
  expect(freeBytes).toBeGreaterThan(0);
  const strict = { ...request, studio: { ...request.studio, memory: 910 } };
  await expect(plan({}, strict)).rejects.toMatchObject({ code: 'memory-short' });
});

test('a second clip of the photo looks at nothing anew, and is the same for the same seed', async () => {
  const { opened, ...seen } = watched();
  const again = { ...context, ...seen, plan: ample, readPhoto: rememberPhotos() };
  const looking = () =>
    opened
      .splice(0)
      .map(({ name }) => name)
      .filter((name) => LOOKING.has(name));
  const first = await draw(again);
  expect(new Set(looking())).toEqual(LOOKING);
  expect(farthest(await draw(again), first)).toBe(0);
  expect(looking()).toEqual([]);
});

test('another dance of the photo, its face made anew, looks at nothing anew either', async () => {
  const { opened, ...seen } = watched();
  const wished = { ...request, studio: { ...request.studio, steps: 2 } };
  const again = {
    ...context,
    ...seen,
    request: wished,
    plan: ample,
    readPhoto: rememberPhotos(),
  };
  const faced = { ...person, face: roundFace() };
  const firstFrame = async (id: string) => {
    const moved = retarget(danceTrack(loadDance(id), { fps: 8, seconds: 0.25 }), faced);
    const shared = planSharedView(faced, moved, { width: SIDE, height: SIDE });
    const frames = await draw(again, { person: faced, track: moved, view: shared });
    return { frame: frames[0]!, opened: opened.splice(0).map(({ name }) => name) };
  };
  const [one, other] = [await firstFrame('kemusan'), await firstFrame('dab')];
  const count = (names: readonly string[], name: string) => names.filter((n) => n === name).length;
  expect(count(one.opened, 'reference-net')).toBe(2);
  // One for the photo, one for its face, one for the crops of the frames.
  expect(count(one.opened, 'vae-encoder')).toBe(3);
  expect(other.opened.filter((name) => LOOKING.has(name))).toEqual(['vae-encoder']);
  expect(farthest([one.frame], [other.frame])).toBeGreaterThan(10);
});

const LOOKING = new Set([
  'clip-vision',
  'vae-encoder',
  'reference-context',
  'reference-net',
  'reference-keys',
  'denoising-context',
]);

test('features that steps share get what the plan leaves of the memory', async () => {
  const wished = { ...request, studio: { ...request.studio, steps: 2, cacheInterval: 2 } };
  const namesOf = async (freeBytes: number) => {
    const { opened, ...seen } = watched();
    await draw({ ...context, ...seen, request: wished, plan: { ...ample, freeBytes } });
    return opened.map(({ name }) => name).filter((name) => /^denoising-(full|shallow)/.test(name));
  };
  expect(await namesOf(ample.freeBytes)).toEqual(['denoising-full', 'denoising-shallow']);
  expect(await namesOf(1000)).toEqual(['denoising-full']);
});

test('who waits is shown a glance in the size of the networks, before there is a frame', async () => {
  const told: string[] = [];
  const wished = { ...request, studio: { ...request.studio, steps: 2 } };
  const onGlance = ({ width, height }: RgbImage) => told.push(`glance ${width}×${height}`);
  const drawing = { ...context, model, plan: ample, request: wished, onGlance };
  for await (const { width, height } of drawStudio({ person, track, view }, drawing))
    told.push(`frame ${width}×${height}`);
  const frames = Array<string>(FRAMES).fill(`frame ${SIDE}×${SIDE}`);
  expect(told).toEqual(['glance 296×296', ...frames]);
});
