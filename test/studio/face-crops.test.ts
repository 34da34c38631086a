import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type FacePath,
  followFace,
  isSmallFace,
  passSide,
} from '../../engine/studio/face-crops.ts';

const size = { width: 512, height: 768 };

function path(changes: Partial<FacePath>): FacePath {
  return { places: [], diameter: 40, size, fps: 12, ...changes };
}

test.each([
  [{ width: 512, height: 768 }, 512],
  [{ width: 512, height: 512 }, 448],
  [{ width: 256, height: 384 }, 256],
  [{ width: 136, height: 200 }, 128],
])('crops of %o are seen as squares of %i, of at most 80 %% of the pixels', (picture, side) => {
  expect(passSide(picture)).toBe(side);
  expect(side ** 2).toBeLessThanOrEqual(0.8 * picture.width * picture.height);
});

test('a face is small up to 19 % of the side of its squares and 128 px', () => {
  expect(isSmallFace({ diameter: 97, size })).toBe(true);
  expect(isSmallFace({ diameter: 98, size })).toBe(false);
  expect(isSmallFace({ diameter: 48, size: { width: 384, height: 256 } })).toBe(true);
  expect(isSmallFace({ diameter: 49, size: { width: 384, height: 256 } })).toBe(false);
  const large = { width: 1024, height: 1024 };
  expect(isSmallFace({ diameter: 128, size: large })).toBe(true);
  expect(isSmallFace({ diameter: 129, size: large })).toBe(false);
});

test('a face at rest is in the middle of squares that rest', () => {
  const crops = followFace(path({ places: Array(30).fill({ x: 250, y: 150 }) }));
  expect(crops).toHaveLength(30);
  for (const crop of crops) {
    expect(crop).toEqual({ left: 180, top: 80, side: 140, face: { x: 250, y: 150 } });
  }
});

test('a trembling face moves its squares by no more than a pixel', () => {
  const places = Array.from({ length: 60 }, (_, n) => ({ x: 250 + 3 * (-1) ** n, y: 150 }));
  const lefts = followFace(path({ places })).map(({ left }) => left);
  const inside = lefts.slice(6, -6);
  expect(Math.max(...inside) - Math.min(...inside)).toBeLessThanOrEqual(1);
});

test('a sway is followed by less than it is, evenly from frame to frame', () => {
  const places = Array.from({ length: 48 }, (_, n) => ({ x: 250 + 40 * Math.sin(n / 2), y: 150 }));
  const crops = followFace(path({ places }));
  const steps = crops.slice(1).map(({ left }, n) => Math.abs(left - crops[n]!.left));
  const moves = places.slice(1).map(({ x }, n) => Math.abs(x - places[n]!.x));
  expect(Math.max(...steps)).toBeLessThan(Math.max(...moves));
});

const place = fc.record({
  x: fc.double({ min: -100, max: 612, noNaN: true }),
  y: fc.double({ min: -100, max: 868, noNaN: true }),
});

test('wherever a face jumps, its square is in the frame, and it far from the border inside', () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 12, max: 97 }),
      (places, diameter) => {
        const crops = followFace(path({ places, diameter }));
        for (const { left, top, side, face } of crops) {
          expect(side).toBe(Math.round(3.5 * diameter));
          expect(left).toBeGreaterThanOrEqual(0);
          expect(top).toBeGreaterThanOrEqual(0);
          expect(left + side).toBeLessThanOrEqual(size.width);
          expect(top + side).toBeLessThanOrEqual(size.height);
          // 1.35 diameters to each border that is not the frame's own.
          const least = 1.35 * diameter - 1;
          if (left > 0) expect(face.x - left).toBeGreaterThanOrEqual(least);
          if (top > 0) expect(face.y - top).toBeGreaterThanOrEqual(least);
          if (left + side < size.width) expect(left + side - face.x).toBeGreaterThanOrEqual(least);
          if (top + side < size.height) expect(top + side - face.y).toBeGreaterThanOrEqual(least);
        }
      },
    ),
  );
});
