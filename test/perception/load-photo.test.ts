import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../../engine/core/image.ts';
import { loadPhoto } from '../../engine/perception/load-photo.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const HEIC = fileURLToPath(new URL('../fixtures/red-left-blue-right.heic', import.meta.url));

describe('loadPhoto reads', () => {
  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('%s', async (format) => {
    const { photo, notes } = await load(await halves().toFormat(format).toBuffer());
    expect([photo.width, photo.height]).toEqual([96, 80]);
    expectHalves(photo);
    expect(notes).toEqual([]);
  });

  it('HEIC', async () => {
    const { photo } = await loadPhoto(HEIC);
    expect([photo.width, photo.height]).toEqual([96, 80]);
    expectHalves(photo);
  });

  it('CMYK JPEG, 16-bit PNG and grey PNG', async () => {
    expectHalves((await load(await halves().toColourspace('cmyk').jpeg().toBuffer())).photo, 90);
    expectHalves((await load(await halves().toColourspace('rgb16').png().toBuffer())).photo);
    const grey = await load(await halves().greyscale().png().toBuffer());
    expect(grey.photo.data.length).toBe(96 * 80 * 3);
  });

  it('a photo lying on its side upright', async () => {
    const lying = await halves().jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { photo } = await load(lying);
    expect([photo.width, photo.height]).toEqual([80, 96]);
    expect(pixel(photo, 40, 10)[0]).toBeGreaterThan(200);
    expect(pixel(photo, 40, 86)[2]).toBeGreaterThan(200);
  });

  it('transparent pixels as white', async () => {
    const clear = sharp({
      create: { width: 64, height: 64, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    expect(pixel((await load(await clear.png().toBuffer())).photo, 5, 5)).toEqual([255, 255, 255]);
  });

  it('a large photo reduced to 1280 pixels', async () => {
    const { photo } = await load(await halves(2000, 1000).jpeg().toBuffer());
    expect([photo.width, photo.height]).toEqual([1280, 640]);
  });

  it('the first frame of an animation, and says so', async () => {
    const raw = Buffer.alloc(96 * 160 * 3, 255);
    raw.fill(Buffer.from([0, 128, 0]), 0, 96 * 80 * 3);
    const animation = sharp(raw, { raw: { width: 96, height: 160, channels: 3, pageHeight: 80 } });
    const { photo, notes } = await load(await animation.gif().toBuffer());
    expect([photo.width, photo.height]).toEqual([96, 80]);
    expect(pixel(photo, 5, 5)).toEqual([0, 128, 0]);
    expect(notes).toEqual(['animated-first-frame']);
  });
});

describe('loadPhoto refuses', () => {
  it('a file that is not there', async () => {
    await expect(loadPhoto('/nowhere/photo.jpg')).rejects.toMatchObject({ code: 'photo-missing' });
  });

  it('an empty file', () => expectRefusal(new Uint8Array(0), 'photo-empty'));

  it('a file over 30 MB', () => expectRefusal(new Uint8Array(30e6 + 1), 'photo-too-large'));

  it('a web page named .jpg', () =>
    expectRefusal(Buffer.from('<!doctype html><p>Not found</p>'), 'photo-not-a-picture'));

  it.each([
    ['SVG', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['TIFF', 'II*\0\x08\0\0\0'],
    ['PDF', '%PDF-1.7\n'],
    ['video', '\0\0\0\x20ftypisom'],
  ])('%s, by name', (format, text) =>
    expectRefusal(Buffer.from(text, 'latin1'), 'photo-unsupported-format', { format }),
  );

  it('a picture of too many pixels by its header alone', () =>
    expectRefusal(pngHeader(100_000, 100_000), 'photo-too-many-pixels', { megapixels: 10_000 }));

  it('a picture smaller than 64 pixels', async () =>
    expectRefusal(await halves(200, 63).png().toBuffer(), 'photo-too-small'));

  it('a JPEG of which the end is missing', async () => {
    const whole = await halves(640, 480).jpeg().toBuffer();
    await expectRefusal(whole.subarray(0, whole.length / 2), 'photo-broken');
  });

  it('a HEIC of which the end is missing', async () =>
    expectRefusal(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'photo-broken'));

  it('everything once it was cancelled', async () => {
    const signal = AbortSignal.abort();
    await expect(loadPhoto(HEIC, { signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

/** Left half red, right half blue. */
function halves(width = 96, height = 80): Sharp {
  const create = { width, height, channels: 3, background: '#ff0000' } as const;
  const blue = { create: { ...create, width: width / 2, background: '#0000ff' } };
  return sharp({ create }).composite([{ input: blue, left: width / 2, top: 0 }]);
}

function expectHalves(photo: RgbImage, tolerance = 12): void {
  const [red, , notBlue] = pixel(photo, 10, 40);
  const [notRed, , blue] = pixel(photo, photo.width - 10, 40);
  expect(Math.max(255 - red!, notBlue!, notRed!)).toBeLessThan(tolerance);
  expect(blue).toBeGreaterThan(255 - 2 * tolerance);
}

function pixel(photo: RgbImage, x: number, y: number): number[] {
  const at = (y * photo.width + x) * 3;
  return [...photo.data.subarray(at, at + 3)];
}

function load(bytes: Uint8Array): ReturnType<typeof loadPhoto> {
  return loadPhoto(write(bytes));
}

async function expectRefusal(bytes: Uint8Array, code: string, params = {}): Promise<void> {
  await expect(load(bytes)).rejects.toMatchObject({ code, params });
}

function write(bytes: Uint8Array): string {
  const path = join(tempFolder(), 'photo.jpg');
  writeFileSync(path, bytes);
  return path;
}

/** A PNG that promises a size and holds nothing. */
function pngHeader(width: number, height: number): Uint8Array {
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(width, 0);
  ihdr.writeUInt32BE(height, 4);
  ihdr.set([8, 2, 0, 0, 0], 8);
  const magic = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([magic, chunk('IHDR', ihdr), chunk('IDAT', Buffer.alloc(64))]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
