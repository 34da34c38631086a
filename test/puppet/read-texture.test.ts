import { expect, test } from 'vitest';
import { textureReader } from '../../engine/puppet/read-texture.ts';
import type { Texture } from '../../engine/puppet/texture.ts';

/** Columns of 0, 40, 80 …, from photo pixel (10, 20) on; each level has half the columns and tells its number. */
function ramp(): Texture {
  const level = (width: number, height: number, step: number) => ({
    width,
    height,
    data: Uint8Array.from({ length: width * height * 4 }, (_, i) =>
      i % 4 === 3 ? 255 : i % 4 === 1 ? step : 40 * step * ((i >> 2) % width),
    ),
  });
  const levels = [level(6, 4, 1), level(3, 2, 2), level(2, 1, 4)];
  return { left: 10, top: 20, width: 6, height: 4, levels };
}

function read(scale: number, x: number, y: number): number[] {
  const texel = new Float32Array(4).fill(9);
  textureReader(ramp(), { scale, x: 0, y: 0, width: 9, height: 9 })(x, y, texel);
  return Array.from(texel, (value) => Math.round(value * 255));
}

test('a place of the photo is read between texels', () => {
  expect(read(1, 12.5, 21.5)).toEqual([80, 1, 80, 255]);
  expect(read(1, 13, 21.5)).toEqual([100, 1, 100, 255]);
});

test('a small view reads a small level', () => {
  expect(read(0.5, 6.5, 10.75)[1]).toBe(2);
  expect(read(0.5, 6.5, 10.75)[0]).toBe(80);
});

test('beyond the texture there is nothing', () => {
  expect(read(1, 9, 21.5)).toEqual([0, 0, 0, 0]);
  expect(read(1, 13, 40)).toEqual([0, 0, 0, 0]);
});
