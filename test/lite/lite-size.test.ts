import { expect, test } from 'vitest';
import { liteSize } from '../../engine/lite/lite-size.ts';
import { readLiteWeights } from '../../engine/lite/lite-weights.ts';

const { widths } = await readLiteWeights(
  new URL('../fixtures/networks/lite/lite.safetensors', import.meta.url).pathname,
);
const TRAINED = { height: 384, width: 256 };

test.each([
  [{ height: 768, width: 512 }, TRAINED],
  [
    { height: 512, width: 512 },
    { height: 320, width: 320 },
  ],
  [
    { height: 720, width: 1280 },
    { height: 224, width: 416 },
  ],
  // No more than the clip has.
  [
    { height: 192, width: 128 },
    { height: 192, width: 128 },
  ],
  [
    { height: 128, width: 128 },
    { height: 128, width: 128 },
  ],
])(
  'a clip of %o is drawn in the shape of the clip, in the pixels of the training',
  (clip, size) => {
    expect(liteSize(clip, TRAINED, widths)).toEqual(size);
  },
);
