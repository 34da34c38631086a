import { expect, test } from 'vitest';
import { createRgbImage } from '../../engine/core/image.ts';
import { createLabel, drawLabel } from '../../engine/finish/label.ts';

/** Rows of a black frame on which the label left something bright. */
function brightRows(width: number, height: number, seconds: number): number {
  const frame = createRgbImage(width, height);
  drawLabel(frame, createLabel(width, height), seconds);
  const rows = Array.from({ length: height }, (_, y) =>
    frame.data.subarray(y * width * 3, (y + 1) * width * 3).some((value) => value > 100),
  );
  return rows.filter(Boolean).length;
}

test('letters are at least 5 % of the short side for the first two seconds, then smaller', () => {
  for (const [width, height] of [
    [512, 768],
    [768, 512],
    [240, 320],
  ] as const) {
    const least = Math.min(width, height) * 0.05;
    expect(brightRows(width, height, 0)).toBeGreaterThanOrEqual(least);
    expect(brightRows(width, height, 2)).toBeGreaterThanOrEqual(least);
    expect(brightRows(width, height, 3)).toBeLessThan(brightRows(width, height, 0));
    expect(brightRows(width, height, 60)).toBeGreaterThan(0);
  }
});

test('the label stays in its corner and out of a frame too small for it', () => {
  const frame = createRgbImage(512, 768);
  drawLabel(frame, createLabel(512, 768), 0);
  expect(frame.data.subarray(0, 512 * 3 * 600).every((value) => value === 0)).toBe(true);
  expect(() => drawLabel(createRgbImage(32, 32), createLabel(32, 32), 0)).not.toThrow();
});
