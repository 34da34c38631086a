import { expect, test } from 'vitest';
import { createTorchNoise } from '../../engine/diffusion/torch-noise.ts';
import { fitLatentColours, paintLatent } from '../../engine/studio/latent-colours.ts';

const WIDTH = 7;
const HEIGHT = 5;
const latent = createTorchNoise(3)(4 * WIDTH * HEIGHT);
/** Red, green and blue of an autoencoder whose latents are nothing but colours. */
const TRUE_COLOURS = [
  [20, -10, 5, 0, 120],
  [-5, 15, 0, 10, 130],
  [0, 0, 25, -12, 110],
];

test('the colours behind a latent are found again', () => {
  const picture = paintLatent(latent, TRUE_COLOURS, [HEIGHT, WIDTH]);
  const fitted = fitLatentColours(latent, picture);
  for (const [colour, weights] of fitted.entries()) {
    for (const [channel, weight] of weights.entries())
      expect(Math.abs(weight - TRUE_COLOURS[colour]![channel]!)).toBeLessThan(0.5);
  }
  const painted = paintLatent(latent, fitted, [HEIGHT, WIDTH]);
  const differences = painted.data.map((value, at) => Math.abs(value - picture.data[at]!));
  expect(Math.max(...differences)).toBeLessThan(2);
});

test('what is beyond black and white stays there', () => {
  const bright = latent.map((value) => 100 * value);
  const { data } = paintLatent(bright, TRUE_COLOURS, [HEIGHT, WIDTH]);
  expect(data.filter((value) => value === 0).length).toBeGreaterThan(20);
  expect(data.filter((value) => value === 255).length).toBeGreaterThan(20);
});

test('a picture of one colour gives that colour', () => {
  const picture = { width: WIDTH, height: HEIGHT, data: new Uint8Array(3 * WIDTH * HEIGHT) };
  for (let at = 0; at < picture.data.length; at++) picture.data[at] = [200, 100, 50][at % 3]!;
  const flat = new Float32Array(latent.length).fill(0.3);
  const painted = paintLatent(flat, fitLatentColours(flat, picture), [HEIGHT, WIDTH]);
  for (const [at, value] of painted.data.entries())
    expect(Math.abs(value - [200, 100, 50][at % 3]!)).toBeLessThanOrEqual(1);
});
