import { expect, test } from 'vitest';
import type { PoseTrack } from '../../engine/core/pose-track.ts';
import { resample } from '../../engine/motion/resample.ts';
import { smoothTrack } from '../../engine/motion/smooth.ts';

test('a parabola passes unchanged, ends included', () => {
  const track = trackOf((i) => 3 + 2 * i - 0.5 * i * i);
  const smoothed = smoothTrack(track);
  smoothed.frames.forEach(({ body }, i) => {
    expect(body[0]).toBeCloseTo(track.frames[i]!.body[0]!, 3);
  });
});

test('a tremble gets smaller', () => {
  const tremble = (i: number) => (i % 2 === 0 ? 1 : -1);
  const smoothed = smoothTrack(trackOf(tremble)).frames.slice(3, -3);
  expect(Math.max(...smoothed.map(({ body }) => Math.abs(body[0]!)))).toBeLessThan(0.6);
});

test('two frames are too few to smooth', () => {
  const track = trackOf((i) => i, 2);
  expect(smoothTrack(track)).toBe(track);
});

test('resampling keeps the duration and the places', () => {
  const track = resample(
    trackOf((i) => i * 2),
    24,
  );
  expect(track.frames).toHaveLength(40);
  expect(track.frames[3]!.body[0]).toBeCloseTo(3, 5);
});

function trackOf(x: (frame: number) => number, count = 20): PoseTrack {
  const frames = Array.from({ length: count }, (_, i) => ({
    body: new Float32Array(33 * 4).fill(x(i)),
  }));
  return { fps: 12, frames };
}
