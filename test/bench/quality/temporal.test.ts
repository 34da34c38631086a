import { describe, expect, it } from 'vitest';
import { flicker, motionError } from '../../../bench/quality/metrics/flicker.ts';
import { correctKeypoints } from '../../../bench/quality/metrics/pck.ts';
import { flat } from './pictures.ts';

describe('flicker', () => {
  it('is nothing where all rests, or brightens evenly', () => {
    expect(flicker([flat(50), flat(50), flat(50)])).toBe(0);
    expect(flicker([flat(50), flat(60), flat(70)])).toBe(0);
  });

  it('is twice a single flash, in its region only', () => {
    const flash = flat(50);
    flash.data.fill(59, 0, 3);
    const pixels = flash.width * flash.height;
    const first = Uint8Array.from({ length: pixels }, (_, i) => (i === 0 ? 1 : 0));
    expect(flicker([flat(50), flash, flat(50)], first)).toBe(18);
    expect(flicker([flat(50), flash, flat(50)])).toBeCloseTo(18 / pixels, 12);
  });
});

describe('the error of the movement', () => {
  it('is nothing for the true movement, even beside a constant error of colour', () => {
    const truth = [flat(50), flat(90), flat(60)] as const;
    expect(motionError(truth, truth)).toBe(0);
    expect(motionError([flat(55), flat(95), flat(65)], truth)).toBe(0);
  });

  it('counts a movement that is missing', () => {
    expect(motionError([flat(50), flat(50), flat(50)], [flat(50), flat(90), flat(60)])).toBe(70);
  });
});

describe('correct keypoints', () => {
  const size = { width: 100, height: 200 };
  const body = standing();

  it('are all where they were wanted, or none when nobody was found', () => {
    expect(correctKeypoints(body, body, size)).toBe(1);
    expect(correctKeypoints(null, body, size)).toBe(0);
  });

  it('may be off by less than a tenth of the torso', () => {
    // The torso is 50 px long, and there are 12 joints.
    expect(correctKeypoints(moved(15, 4.9), body, size)).toBe(1);
    expect(correctKeypoints(moved(15, 5.1), body, size)).toBeCloseTo(11 / 12, 12);
  });

  it('do not count where they were wanted outside the picture', () => {
    const low = { width: 100, height: 150 };
    expect(correctKeypoints(moved(27, 40), body, size)).toBeCloseTo(11 / 12, 12);
    expect(correctKeypoints(moved(27, 40), body, low)).toBe(1);
  });

  function moved(joint: number, pixels: number): Float32Array {
    const other = body.slice();
    other[joint * 4]! += pixels;
    return other;
  }
});

/** Shoulders at y 50, hips at 100, knees at 140, ankles at 180; arms hang. */
function standing(): Float32Array {
  const body = new Float32Array(33 * 4);
  const rows = { 11: 50, 13: 75, 15: 100, 23: 100, 25: 140, 27: 180 };
  for (const [joint, y] of Object.entries(rows)) {
    body.set([60, y, 0, 1], Number(joint) * 4);
    body.set([40, y, 0, 1], (Number(joint) + 1) * 4);
  }
  return body;
}
