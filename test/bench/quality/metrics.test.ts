import { describe, expect, it } from 'vitest';
import { l1, l1Published } from '../../../bench/quality/metrics/l1.ts';
import { psnr } from '../../../bench/quality/metrics/psnr.ts';
import { psnrUint8 } from '../../../bench/quality/metrics/psnr-uint8.ts';
import { compareStructure, ssimPublished } from '../../../bench/quality/metrics/ssim.ts';
import type { RgbImage } from '../../../engine/core/image.ts';
import { flat } from './pictures.ts';

const [WIDTH, HEIGHT] = [24, 20];
/** The same two pictures as in make_metric_references.py. */
const A = picture((i) => (i * i * 7 + i * 13) % 251);
const B = picture((i) => (Math.floor((A.data[i]! * 3) / 4) + ((i * 29) % 97)) % 256);
const LEFT_HALF = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => (i % WIDTH < 12 ? 1 : 0));

describe('measures of a frame against the true one', () => {
  it('agree with scikit-image and with the 8-bit arithmetic of numpy', () => {
    expect(psnr(A, B)).toBeCloseTo(13.147367766773872, 10);
    expect(psnrUint8(A, B)).toBeCloseTo(28.204010695000775, 10);
    expect(compareStructure(A, B)()).toBeCloseTo(0.6649878846484275, 10);
    expect(ssimPublished(A, B)).toBeCloseTo(0.6768114473133282, 10);
    expect(l1(A, B)).toBeCloseTo(36.68819444444444, 10);
  });

  it('find equal pictures equal', () => {
    expect([
      psnr(A, A),
      psnrUint8(A, A),
      compareStructure(A, A)(),
      ssimPublished(A, A),
      l1(A, A),
    ]).toEqual([100, 100, expect.closeTo(1, 12), expect.closeTo(1, 12), 0]);
  });

  it('take an even difference of 10 for what it is', () => {
    const [dark, light] = [flat(100), flat(110)];
    expect(l1(dark, light)).toBe(10);
    expect(l1Published(dark, light)).toBeCloseTo(10 / (dark.width * dark.height), 12);
    expect(psnr(dark, light)).toBeCloseTo(20 * Math.log10(25.5), 12);
  });

  it('look only at a region', () => {
    const half = picture((i) => (LEFT_HALF[Math.floor(i / 3)] === 1 ? A.data[i]! : B.data[i]!));
    expect(l1(A, half, LEFT_HALF)).toBe(0);
    expect(psnr(A, half, LEFT_HALF)).toBe(100);
    const right = LEFT_HALF.map((inside) => 1 - inside);
    expect(l1(A, half, right)).toBeCloseTo(2 * l1(A, half), 10);
    const structure = compareStructure(A, half);
    expect(structure(LEFT_HALF)).toBeGreaterThan(structure(right));
  });
});

describe('PSNR as often published', () => {
  it('does not see a difference of 16', () => {
    expect(psnrUint8(flat(100), flat(116))).toBe(100);
    expect(psnr(flat(100), flat(116))).toBeCloseTo(24.05, 2);
  });

  it('wraps the square of 20 to 144', () => {
    expect(psnrUint8(flat(120), flat(100))).toBeCloseTo(10 * Math.log10(255 ** 2 / 144), 12);
  });
});

function picture(value: (i: number) => number): RgbImage {
  const data = Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, i) => value(i));
  return { width: WIDTH, height: HEIGHT, data };
}
