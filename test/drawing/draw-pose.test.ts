import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RgbImage } from '../../engine/core/image.ts';
import type { Keypoint, PoseKeypoints } from '../../engine/core/pose-keypoints.ts';
import { drawPose } from '../../engine/drawing/draw-pose.ts';
import { loadOpenCv } from '../../engine/runtime/opencv.ts';
import goldens from '../fixtures/pose-drawing.json' with { type: 'json' };

const { cv } = await loadOpenCv();
const SIZE = { width: 100, height: 80 };
const NOTHING: PoseKeypoints = { body: [], hands: [], face: [] };
const ALL = { ...SIZE, hands: true, face: true };

/** A list with points at some places of it alone. */
function points(
  count: number,
  given: Readonly<Record<number, readonly [number, number]>>,
): Keypoint[] {
  return Array.from({ length: count }, (_, at) => given[at] ?? null);
}

function pixel({ data, width }: RgbImage, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

test.each(goldens)('a scattered pose of $width by $height is drawn pixel for pixel', (golden) => {
  const { width, height } = golden;
  const pose = golden.pose as unknown as PoseKeypoints;
  const draw = (parts: { hands: boolean; face: boolean }) =>
    crc32(drawPose(cv, pose, { width, height, ...parts }).data);
  expect(draw({ hands: false, face: false })).toBe(golden.crc32.body);
  expect(draw({ hands: true, face: false })).toBe(golden.crc32.hands);
  expect(draw({ hands: true, face: true })).toBe(golden.crc32.face);
});

test('a joint is a disc in its own colour', () => {
  const drawn = drawPose(cv, { ...NOTHING, body: points(18, { 2: [0.5, 0.5] }) }, ALL);
  expect(pixel(drawn, 50, 40)).toEqual([255, 170, 0]);
  expect(pixel(drawn, 50, 36)).toEqual([255, 170, 0]);
  expect(pixel(drawn, 50, 35)).toEqual([0, 0, 0]);
});

test('a limb is dimmed and eight pixels wide, its joints lie over it', () => {
  const body = points(18, { 1: [0.2, 0.5], 2: [0.8, 0.5] });
  const drawn = drawPose(cv, { ...NOTHING, body }, ALL);
  expect(pixel(drawn, 50, 40)).toEqual([153, 0, 0]);
  expect(pixel(drawn, 50, 44)).toEqual([153, 0, 0]);
  expect(pixel(drawn, 50, 45)).toEqual([0, 0, 0]);
  expect(pixel(drawn, 20, 40)).toEqual([255, 85, 0]);
});

test('a joint that was not seen has no limb', () => {
  const elbow = { 3: [0.2, 0.5] } as const;
  const middle = (body: Keypoint[]) => pixel(drawPose(cv, { ...NOTHING, body }, ALL), 50, 40);
  expect(middle(points(18, elbow))).toEqual([0, 0, 0]);
  expect(middle(points(18, { ...elbow, 4: [0.8, 0.5] }))).toEqual([153, 153, 0]);
});

test('a finger goes from the wrist through its joints, blue dots over hues', () => {
  const hand = points(21, { 0: [0.1, 0.5], 5: [0.5, 0.5], 6: [0.9, 0.5] });
  const drawn = drawPose(cv, { ...NOTHING, hands: [hand] }, ALL);
  expect(pixel(drawn, 50, 40)).toEqual([0, 0, 255]);
  expect(pixel(drawn, 30, 40)).toEqual([204, 255, 0]);
  expect(pixel(drawn, 70, 40)).toEqual([128, 255, 0]);
});

test('in the first row of pixels a joint of the body is drawn, a point of the face is not', () => {
  const edge = { 0: [0.5, 0] } as const;
  const joint = drawPose(cv, { ...NOTHING, body: points(18, edge) }, ALL);
  const dot = drawPose(cv, { ...NOTHING, face: points(68, edge) }, ALL);
  expect(pixel(joint, 50, 3)).toEqual([255, 0, 0]);
  expect(dot.data.every((byte) => byte === 0)).toBe(true);
});

test('a pose may reach out of the picture, and the same pose is drawn the same', () => {
  const place = fc.double({ min: -2, max: 3, noNaN: true });
  const keypoint = fc.option(fc.tuple(place, place));
  const list = (length: number) => fc.array(keypoint, { minLength: length, maxLength: length });
  const pose = fc.record({ body: list(18), hands: fc.tuple(list(21), list(21)), face: list(68) });
  fc.assert(
    fc.property(pose, (given) => {
      const drawn = drawPose(cv, given, ALL);
      expect(drawn.data).toHaveLength(SIZE.width * SIZE.height * 3);
      expect(drawPose(cv, given, ALL).data).toEqual(drawn.data);
    }),
    { numRuns: 20 },
  );
});
