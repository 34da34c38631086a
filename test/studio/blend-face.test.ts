import { expect, test } from 'vitest';
import type { RgbImage } from '../../engine/core/image.ts';
import { resizePicture } from '../../engine/diffusion/pillow-resize.ts';
import { blendFace, cutCrop } from '../../engine/studio/blend-face.ts';
import { scatteredPicture } from '../diffusion/scattered-picture.ts';

const crop = { left: 10, top: 20, side: 70, face: { x: 45, y: 55 } };
/** Of the face: its crop is 3.5 times as wide. */
const DIAMETER = 20;

function plain(side: number, colour: readonly number[]): RgbImage {
  const data = Uint8Array.from({ length: side * side * 3 }, (_, at) => colour[at % 3]!);
  return { width: side, height: side, data };
}

/** Each pixel's distance from the face's middle, in diameters. */
function distances({ width, height }: RgbImage): number[] {
  return Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [(at % width) + 0.5, Math.floor(at / width) + 0.5];
    return Math.hypot(x - crop.face.x, y - crop.face.y) / DIAMETER;
  });
}

const pixel = ({ data }: RgbImage, at: number) => [...data.subarray(at * 3, at * 3 + 3)];

test('beyond the fade the frame is untouched to the bit, and the frame given is as it was', () => {
  const frame = scatteredPicture(100, 120);
  const before = frame.data.slice();
  const blended = blendFace(frame, crop, plain(128, [200, 30, 90]));
  expect(frame.data).toEqual(before);
  const [outside, inside] = [[] as number[], [] as number[]];
  for (const [at, distance] of distances(frame).entries()) {
    (distance >= 1.35 ? outside : inside).push(at);
  }
  expect(outside.map((at) => pixel(blended, at))).toEqual(outside.map((at) => pixel(frame, at)));
  const changed = inside.filter((at) => pixel(blended, at).join() !== pixel(frame, at).join());
  expect(changed.length).toBeGreaterThan(inside.length * 0.8);
});

test('a crop that is enlarged and put back unchanged changes nothing that can be seen', () => {
  const frame = plain(120, [0, 0, 0]);
  for (let at = 0; at < frame.data.length; at++) {
    const [x, y] = [Math.floor(at / 3) % 120, Math.floor(at / 360)];
    frame.data[at] = 128 + 100 * Math.sin(x / 4 + (at % 3)) * Math.cos(y / 5);
  }
  const aside = { left: 13, top: 22, side: 70, face: { x: 48.5, y: 57.5 } };
  const enlarged = resizePicture(cutCrop(frame, aside), { width: 224, height: 224 }, 'lanczos');
  const blended = blendFace(frame, aside, enlarged);
  const changes = blended.data.map((value, at) => Math.abs(value - frame.data[at]!));
  expect(Math.max(...changes)).toBeLessThanOrEqual(2);
});

test('in the middle the new face counts alone, and towards the border it fades', () => {
  const frame: RgbImage = { ...plain(120, [100, 100, 100]), height: 120 };
  const face = plain(70, [100, 100, 100]);
  for (let at = 0; at < face.data.length; at += 9) face.data[at] = 160;
  const blended = blendFace(frame, crop, face);
  const seen = cutCrop(blended, crop);
  const all = distances(blended);
  for (let at = 0; at < 70 * 70; at++) {
    const [x, y] = [crop.left + (at % 70), crop.top + Math.floor(at / 70)];
    const distance = all[y * 120 + x]!;
    const change = seen.data[at * 3]! - 100;
    const full = face.data[at * 3]! - 100;
    if (distance <= 0.85) expect(change).toBe(full);
    else if (full === 60 && distance > 0.95 && distance < 1.25) {
      expect(change).toBeGreaterThan(0);
      expect(change).toBeLessThan(60);
    }
  }
});

test('a new face of another cast comes in the colours of the frame', () => {
  const frame: RgbImage = plain(100, [120, 110, 100]);
  const blended = blendFace(frame, { ...crop, top: 10 }, plain(64, [90, 130, 100]));
  expect(blended.data).toEqual(frame.data);
});

test('what lies over the border in one of them alone does not change the colours', () => {
  const frame = plain(100, [120, 110, 100]);
  for (let y = 0; y < 100; y++) for (let x = 0; x < 30; x++) frame.data[(y * 100 + x) * 3] = 255;
  const at = { ...crop, top: 10, face: { x: 45, y: 45 } };
  const blended = blendFace(frame, at, plain(64, [90, 110, 100]));
  expect(pixel(blended, 45 * 100 + 45)).toEqual([120, 110, 100]);
});

test('a face that leaves the picture takes no more than what is in it', () => {
  const frame = scatteredPicture(100, 120);
  const at = { left: 0, top: 0, side: 70, face: { x: -5, y: 8 } };
  const blended = blendFace(frame, at, plain(128, [200, 30, 90]));
  expect(pixel(blended, 0)).not.toEqual(pixel(frame, 0));
  expect(pixel(blended, 8 * 100 + 30)).toEqual(pixel(frame, 8 * 100 + 30));
  const gone = { ...at, face: { x: -50, y: 8 } };
  expect(blendFace(frame, gone, plain(128, [200, 30, 90])).data).toEqual(frame.data);
});
