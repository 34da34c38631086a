import { expect, it } from 'vitest';
import { loadOpenCv } from '../../engine/runtime/opencv.ts';

it('OpenCV computes, and takes over neither globals nor process handlers', async () => {
  const before = Object.getOwnPropertyNames(globalThis);
  const handlers = process.listenerCount('unhandledRejection');
  const { cv } = await loadOpenCv();
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(before);
  expect(process.listenerCount('unhandledRejection')).toBe(handlers);

  const mat = new cv.Mat(8, 8, cv.CV_8UC1);
  mat.data.fill(0);
  mat.data[3 * 8 + 3] = 255;
  cv.medianBlur(mat, mat, 3);
  expect(Math.max(...mat.data)).toBe(0);
  mat.delete();
});
