import { expect, it } from 'vitest';
import { resizeFloats } from '../../../../bench/quality/metrics/resize-floats.ts';
import goldens from '../../../fixtures/metrics.json' with { type: 'json' };
import { formula } from '../formula-weights.ts';

const CHANNEL = Array.from(formula('resized', 63), (value) => Math.floor((value + 1) * 128));

for (const side of [4, 24] as const) {
  it(`a picture of 9 × 7 becomes the square of ${side} that Pillow makes of floats`, () => {
    // The channel as green; the others upside down.
    const data = Uint8Array.from(CHANNEL.flatMap((value) => [255 - value, value, 255 - value]));
    const planes = resizeFloats({ width: 9, height: 7, data }, side);
    const [red, green] = [0, 1].map((i) => planes.slice(i * side * side, (i + 1) * side * side));
    goldens.resized[side].forEach((golden, i) => {
      expect(green![3 * i]).toBeCloseTo(golden, 3);
      expect(red![3 * i]).toBeCloseTo(255 - golden, 3);
    });
  });
}
