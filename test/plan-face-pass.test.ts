import { expect, test } from 'vitest';
import { PROFILES } from '../engine/checkpoints/profiles.ts';
import type { RgbImage } from '../engine/core/image.ts';
import type { Person } from '../engine/core/person.ts';
import { type FacePassOptions, planFacePass } from '../engine/plan-face-pass.ts';
import { loadOpenCv } from '../engine/runtime/opencv.ts';
import type { Scene } from '../engine/scene.ts';
import type { PhotoFeatures } from '../engine/studio/photo-features.ts';
import { armsOut, COLOURS, colourAt, drawPerson, FACE, roundFace } from './puppet/drawn-person.ts';

const { cv } = await loadOpenCv();

const person: Person = { ...drawPerson(), face: roundFace() };

function sceneOf(changes: Partial<Scene> = {}): Scene {
  const moved = person.body.map((value, at) => value + [40, -10, 0, 0][at % 4]!);
  return {
    person,
    track: { fps: 12, frames: [person, { body: armsOut() }, { body: moved }] },
    view: { scale: 1, x: 8, y: 16, width: 256, height: 416 },
    ...changes,
  };
}

function plan(
  scene: Scene,
  { strength, size = scene.view }: Partial<Pick<FacePassOptions, 'strength' | 'size'>> = {},
) {
  const looks: RgbImage[] = [];
  const readPhoto = async (picture: RgbImage) => {
    looks.push(picture);
    return {} as PhotoFeatures;
  };
  const model = { profile: PROFILES.moore };
  const pass = planFacePass(scene, { model, cv, size, background: 'photo', strength, readPhoto });
  return { pass, looks };
}

async function lookedAt(scene: Scene): Promise<RgbImage> {
  const { pass, looks } = plan(scene);
  await pass!.readPhoto();
  return looks[0]!;
}

test('a small face is followed by squares that are drawn at the shorter side of the picture', () => {
  const { pass, looks } = plan(sceneOf());
  expect(pass).toMatchObject({ size: { width: 256, height: 256 }, strength: 0.5 });
  const sides = pass!.crops.map(({ side }) => side);
  expect(new Set(sides).size).toBe(1);
  expect(sides[0]).toBeGreaterThan(3.5 * 30);
  expect(sides[0]).toBeLessThan(3.5 * 44);
  const [first, , moved] = pass!.crops;
  expect(moved!.face.x - first!.face.x).toBeCloseTo(40);
  expect(moved!.face.y - first!.face.y).toBeCloseTo(-10);
  expect(looks).toEqual([]);
});

test('there is no second pass without a face, without strength, or for a large face', () => {
  expect(plan(sceneOf({ person: { ...person, face: null } })).pass).toBeUndefined();
  expect(plan(sceneOf(), { strength: 0 }).pass).toBeUndefined();
  const close = { scale: 2, x: -112, y: 0, width: 256, height: 416 };
  expect(plan(sceneOf({ view: close })).pass).toBeUndefined();
});

test('where the networks draw smaller than the clip, faces are cut out of the frames of the clip', () => {
  const scene = sceneOf();
  const small = plan(scene, { size: { width: 128, height: 208 } }).pass;
  expect(small!.crops).toEqual(plan(scene).pass!.crops);
  expect(small!.size).toEqual({ width: 128, height: 128 });
  const large = { ...scene, view: { scale: 4, x: 32, y: 64, width: 1024, height: 1664 } };
  expect(plan(large).pass).toBeUndefined();
  expect(plan(large, { size: { width: 256, height: 416 } }).pass).toBeDefined();
});

test("the photo's face is seen in the middle, in the picture that every dance of the photo has", async () => {
  const picture = await lookedAt(sceneOf());
  expect(picture).toMatchObject({ width: 256, height: 256 });
  expect(colourAt(picture, 128, 128)).toEqual(COLOURS.head);
  // The head is a capsule of half width 20 around x = 120; a diameter of 36 or so takes 256 / 3.5 px.
  const zoom = 256 / (3.5 * FACE.diameter);
  expect(colourAt(picture, 128 + 14 * zoom, 128)).toEqual(COLOURS.head);
  expect(colourAt(picture, 128 + 28 * zoom, 128)).toEqual(COLOURS.wall);
  const other = sceneOf({
    track: { fps: 24, frames: [{ body: armsOut() }] },
    view: { scale: 0.8, x: 40, y: 70, width: 256, height: 416 },
  });
  expect(await lookedAt(other)).toEqual(picture);
});

test('poses are drawn anew at the scale of the squares, without what lies outside of them', async () => {
  const { pass } = plan(sceneOf());
  for (const [frame, { left, top, side, face: middle }] of pass!.crops.entries()) {
    const { pose } = await pass!.poses.at(frame);
    expect(pose).toMatchObject({ width: 256, height: 256 });
    const white = placesOf(pose!, (r, g, b) => r === 255 && g === 255 && b === 255);
    const zoom = 256 / side;
    // Dots of the face have a radius of 3 px at any scale.
    expect(spread(white)).toBeLessThan(FACE.diameter * zoom + 12);
    expect(spread(white)).toBeGreaterThan(FACE.diameter * zoom - 12);
    const [x, y] = meanOf(white);
    expect(Math.abs(x - (middle.x - left) * zoom)).toBeLessThan(6);
    expect(Math.abs(y - (middle.y - top) * zoom)).toBeLessThan(6);
  }
  const { pose } = await pass!.poses.at(0);
  // No line leads down to the hips.
  expect(placesOf(pose!, (r, g, b) => r + g + b > 0).every(([, y]) => y < 250)).toBe(true);
});

function placesOf(
  { width, data }: RgbImage,
  fits: (r: number, g: number, b: number) => boolean,
): [number, number][] {
  return Array.from({ length: data.length / 3 }, (_, at) => at)
    .filter((at) => fits(data[at * 3]!, data[at * 3 + 1]!, data[at * 3 + 2]!))
    .map((at) => [at % width, Math.floor(at / width)]);
}

function spread(places: readonly (readonly [number, number])[]): number {
  const xs = places.map(([x]) => x);
  return Math.max(...xs) - Math.min(...xs);
}

function meanOf(places: readonly (readonly [number, number])[]): [number, number] {
  const mean = (axis: 0 | 1) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
  return [mean(0), mean(1)];
}
