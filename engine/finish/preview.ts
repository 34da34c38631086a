import sharp from 'sharp';
import type { RgbImage } from '../core/image.ts';

const LONG_SIDE = 320;
const QUALITY = 70;

/** A frame as a small JPEG (long side 320 pixels, about 10 kB), to be looked at while waiting. */
export function encodePreview({ width, height, data }: RgbImage): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize(LONG_SIDE, LONG_SIDE, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: QUALITY })
    .toBuffer();
}
