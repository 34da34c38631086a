import { beforeAll, expect, test } from 'vitest';
import { BODY } from '../../engine/core/landmarks.ts';
import { interpolate } from '../../engine/finish/interpolate.ts';
import { type CutFrame, cutPerson } from '../../engine/finish/person-matte.ts';
import type { PuppetGuide } from '../../engine/finish/puppet-guide.ts';
import { COLOURS, colourAt } from '../puppet/drawn-person.ts';
import { apart, collect, FRAMES, guideOf, recoloured, scene, VIEW } from './guided-scene.ts';

const KEYS = [0, 5, 11];

let guide: PuppetGuide;
let keys: readonly CutFrame[];
beforeAll(() => {
  guide = guideOf();
  keys = KEYS.map((index) => {
    const at = guide.at(index);
    // The networks never draw just what the puppet is.
    const frame = { index, guide: at, image: recoloured(at.expected, (v) => v * 0.94) };
    return { ...frame, matte: cutPerson(frame, guide.torsoPx) };
  });
});

async function* given(): AsyncGenerator<CutFrame> {
  yield* keys;
}

const still = { stillBackground: true };

test('each frame of the clip comes once, the key frames as they are at their own moments', async () => {
  const frames = await collect(interpolate(given(), guide, still));
  expect(frames).toHaveLength(FRAMES);
  for (const [k, index] of KEYS.entries()) expect(frames[index]).toBe(keys[k]!.image);
});

test('a swinging arm is where its joints are at that moment, once, and as bright as in the key frames', async () => {
  const frames = await collect(interpolate(given(), guide, still));
  for (const index of [2, 3, 7, 9]) {
    const { body } = scene.track.frames[index]!;
    const [elbow, wrist] = [BODY.leftElbow, BODY.leftWrist].map((joint) => [
      body[joint * 4]! + VIEW.x,
      body[joint * 4 + 1]!,
    ]) as [number[], number[]];
    const forearm = colourAt(
      frames[index]!,
      (elbow[0]! + wrist[0]!) / 2,
      (elbow[1]! + wrist[1]!) / 2,
    );
    for (const [c, value] of forearm.entries())
      expect(Math.abs(value - 0.94 * COLOURS.leftArm[c]!)).toBeLessThan(12);
    const { expected, layers } = guide.at(index);
    const person = recoloured(expected, (v) => v * 0.94);
    expect(apart(frames[index]!, person, (pixel) => layers[pixel]! > 0)).toBeLessThan(4);
    // Nothing of the arm's other places is left behind.
    const far = (pixel: number) => layers[pixel] === 0 && pixel % VIEW.width > 185;
    expect(apart(frames[index]!, guide.background(index), far)).toBeLessThan(2);
  }
});

test('the nearer a key frame is in time, the more of it is seen', async () => {
  async function* brightening() {
    for (const [k, key] of keys.slice(0, 2).entries())
      yield { ...key, image: recoloured(key.guide.expected, (v) => v * (k === 0 ? 0.6 : 1)) };
  }
  const frames = await collect(interpolate(brightening(), guide, still));
  const chest = (index: number) => colourAt(frames[index]!, 140, 160)[0] / COLOURS.torso[0];
  for (const index of [1, 2, 3, 4]) expect(chest(index)).toBeCloseTo(0.6 + (0.4 * index) / 5, 1);
  expect(chest(4) - chest(1)).toBeGreaterThan(0.2);
});

test('without a still background, what is behind is that of the frames around', async () => {
  const frames = await collect(interpolate(given(), guide, { stillBackground: false }));
  const corner = colourAt(frames[3]!, 290, 10);
  for (const [c, value] of corner.entries())
    expect(value).toBeCloseTo(0.94 * COLOURS.wall[c]!, -0.5);
});

test('no more than two key frames are asked for before the first frame between them', async () => {
  let asked = 0;
  const source = async function* () {
    for (const key of keys) {
      asked++;
      yield key;
    }
  };
  const frames = interpolate(source(), guide, still);
  await frames.next();
  await frames.next();
  expect(asked).toBe(2);
});
