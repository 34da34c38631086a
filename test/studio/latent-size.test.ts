import { expect, test } from 'vitest';
import { latentSize } from '../../engine/studio/latent-size.ts';

test('a latent is an eighth of the picture, height first', () => {
  expect(latentSize({ width: 512, height: 768 })).toEqual([96, 64]);
});

test.each([
  [500, 768],
  [512, 770],
  [0, 8],
])('a picture of %s × %s has no latent', (width, height) => {
  expect(() => latentSize({ width, height })).toThrow('multiples of 8');
});
