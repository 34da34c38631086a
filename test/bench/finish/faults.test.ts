import { expect, test } from 'vitest';
import { cast, pumping, wobble } from '../../../bench/finish/faults.ts';
import { psnr } from '../../../bench/quality/metrics/psnr.ts';
import type { RgbImage } from '../../../engine/core/image.ts';

const picture: RgbImage = {
  width: 60,
  height: 40,
  data: Uint8Array.from({ length: 60 * 40 * 3 }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % 60, Math.floor(i / 180)];
    return 120 + 50 * Math.sin(x / 12) * Math.cos(y / 12);
  }),
};

test.each([
  ['wobble', wobble],
  ['cast', cast],
  ['pumping', pumping],
])(
  '%s is the same each time, another in another frame, and leaves the picture given',
  (_, fault) => {
    const before = picture.data.slice();
    const first = fault(picture, 3, 10);
    expect(fault(picture, 3, 10)).toEqual(first);
    expect(fault(picture, 4, 10).data).not.toEqual(first.data);
    expect(picture.data).toEqual(before);
    expect(psnr(first, picture)).toBeGreaterThan(25);
    expect(psnr(first, picture)).toBeLessThan(60);
  },
);

test('the cast grows through the clip', () => {
  expect(psnr(cast(picture, 0, 10), picture)).toBeGreaterThan(
    psnr(cast(picture, 9, 10), picture) + 4,
  );
});
