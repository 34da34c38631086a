import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { examine } from './run-doctor.ts';

const WEIGHTS = fileURLToPath(
  new URL('../fixtures/networks/lite/lite.safetensors', import.meta.url),
);

const check = async (path: string) =>
  (await examine({ ANYDANCE_LITE_WEIGHTS: path }, ['lite weights'])).of('lite weights');

test('it says what the weights of the quality lite have learnt from', async () => {
  expect(await check(WEIGHTS)).toMatchObject({
    state: 'well',
    says: expect.stringMatching(/^0\.\d million numbers, learnt from clips of 32×48$/),
  });
});

test('weights that cannot be used are to be mended, and it says what dances until then', async () => {
  expect(await check(`${WEIGHTS}.none`)).toMatchObject({
    state: 'broken',
    says: expect.stringContaining('lite.safetensors.none'),
    mend: expect.stringContaining('a preview'),
  });
});
