import { expect, test } from 'vitest';
import { BODY } from '../../engine/core/landmarks.ts';
import type { PoseTrack } from '../../engine/core/pose-track.ts';
import { UserError } from '../../engine/core/user-error.ts';
import { type Accent, findHits } from '../../engine/motion/beats.ts';
import { danceTrack, listDances, loadDance } from '../../engine/motion/dances.ts';

const dances = listDances();
const FPS = 60;
const BONES = [
  [BODY.leftShoulder, BODY.leftElbow],
  [BODY.rightElbow, BODY.rightWrist],
  [BODY.leftHip, BODY.rightHip],
  [BODY.rightKnee, BODY.rightAnkle],
] as const;

test('there are fourteen dances, and kemusan is one of them', () => {
  expect(dances).toHaveLength(14);
  expect(dances.find(({ id }) => id === 'kemusan')).toMatchObject({ bpm: 130 });
});

test.each(['kemusann', 'Kemusna', 'kemuson'])('%s suggests kemusan', (id) => {
  expect(() => loadDance(id)).toThrow(UserError);
  expect(() => loadDance(id)).toThrow('Did you mean “kemusan”?');
});

test('a name near to nothing suggests nothing, and no path is read', () => {
  expect(() => loadDance('../music/kemusan.m4a')).toThrow(/^There is no dance called “[^”]*”\.$/);
});

test('a track has fps × seconds frames of 33 points and two hands', () => {
  const track = danceTrack(loadDance('disco'), { fps: 24, seconds: 2.5 });
  expect(track.frames).toHaveLength(60);
  expect(track.frames[0]!.body).toHaveLength(33 * 4);
  expect(track.frames[0]!.leftHand).toHaveLength(21 * 3);
});

test.each(dances.map(({ id }) => id))('%s loops without a seam in place or speed', (id) => {
  const dance = loadDance(id);
  const fps = (dance.bpm / 60) * 32; // frames a second, 32 a beat
  const { frames } = danceTrack(dance, { fps, seconds: dance.seconds * 2 });
  const loop = frames.length / 2;
  const step = (i: number) => largestStep(frames[i]!.body, frames[i + 1]!.body);
  const changeOfSpeed = (i: number) => Math.abs(step(i) - step(i - 1));
  const elsewhere = Array.from({ length: loop - 4 }, (_, i) => changeOfSpeed(i + 2));
  expect(largestStep(frames[0]!.body, frames[loop]!.body)).toBeLessThan(1e-5);
  expect(changeOfSpeed(loop)).toBeLessThan(Math.max(...elsewhere) + 1e-6);
});

test.each(dances.map(({ id }) => id))('%s never throws an elbow or knee to another place', (id) => {
  const dance = loadDance(id);
  const fps = (dance.bpm / 60) * 32;
  const { frames } = danceTrack(dance, { fps, seconds: dance.seconds });
  const joints = [BODY.leftElbow, BODY.rightElbow, BODY.leftKnee, BODY.rightKnee];
  const steps = frames
    .slice(1)
    .flatMap(({ body }, i) => joints.map((j) => apart(body, frames[i]!.body, j)));
  expect(Math.max(...steps)).toBeLessThan(0.13);
});

test.each(dances.map(({ id }) => id))('%s keeps every bone its length', (id) => {
  const dance = loadDance(id);
  const { frames } = danceTrack(dance, { fps: 24, seconds: dance.seconds });
  for (const [from, to] of BONES) {
    const lengths = frames.map(({ body }) => distance(body, from, to));
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(1e-5);
  }
});

test.each(dances.map(({ id }) => id).filter((id) => id !== 'backslide'))(
  '%s does not slide on planted feet',
  (id) => {
    const dance = loadDance(id);
    const { frames } = danceTrack(dance, { fps: FPS, seconds: dance.seconds });
    // A foot on its ball may swivel: then neither ankle nor toes tell whether it slides.
    for (const toe of [BODY.leftFootIndex, BODY.rightFootIndex]) {
      const ankle = toe - 4;
      let drift = 0;
      frames.slice(1).forEach(({ body }, i) => {
        const before = frames[i]!.body;
        const step = body[ankle * 4]! - before[ankle * 4]!;
        const swivel = Math.abs(body[toe * 4]! - before[toe * 4]! - step) > 1e-4;
        const flat = before[ankle * 4 + 1]! > -0.081 && body[ankle * 4 + 1]! > -0.081;
        drift = flat && !swivel ? drift + Math.abs(step) : 0;
        expect(drift).toBeLessThan(0.012);
      });
    }
  },
);

test.each(dances.map(({ id }) => id))('%s hits the beat within 40 ms', (id) => {
  const dance = loadDance(id);
  const track = danceTrack(dance, { fps: FPS, seconds: dance.seconds });
  const half = 30 / dance.bpm;
  const offsets = (['hips-lowest', 'hands-rest'] as Accent[]).map((accent) =>
    typicalOffset(findHits(track, accent, half * 0.8), half),
  );
  expect(Math.min(...offsets)).toBeLessThan(0.04);
});

test.each(dances.map(({ id }) => id))('%s stands on the floor', (id) => {
  const dance = loadDance(id);
  const { frames } = danceTrack(dance, { fps: 24, seconds: dance.seconds });
  const soles = frames.map(({ body }) => lowestPoint(body));
  expect(Math.max(...soles)).toBeLessThan(0.03);
  const inTheAir = soles.filter((y) => y < -0.08).length / soles.length;
  expect(inTheAir).toBeLessThan(0.1);
});

/** Median distance (seconds) of hits to the nearest half beat; musicians play on those too. */
function typicalOffset(hits: readonly number[], half: number): number {
  const off = hits.map((t) => Math.abs(t / half - Math.round(t / half)) * half);
  return off.sort((a, b) => a - b)[Math.floor(off.length / 2)] ?? Number.POSITIVE_INFINITY;
}

function lowestPoint(body: Float32Array): number {
  const feet = [BODY.leftHeel, BODY.rightHeel, BODY.leftFootIndex, BODY.rightFootIndex];
  return Math.max(...feet.map((index) => body[index * 4 + 1]!));
}

function largestStep(a: Float32Array, b: Float32Array): number {
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
}

/** How far (metres) a landmark moved between two frames. */
function apart(a: Float32Array, b: Float32Array, index: number): number {
  return Math.hypot(a[index * 4]! - b[index * 4]!, a[index * 4 + 1]! - b[index * 4 + 1]!);
}

function distance(body: PoseTrack['frames'][number]['body'], a: number, b: number): number {
  const axis = (i: number) => body[a * 4 + i]! - body[b * 4 + i]!;
  return Math.hypot(axis(0), axis(1), axis(2));
}
