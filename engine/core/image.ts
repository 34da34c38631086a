/** 8-bit RGB picture, rows top to bottom, 3 bytes a pixel: `data[(y * width + x) * 3 + channel]`. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** 8-bit single-channel picture (a matte: 0 = background, 255 = person): `data[y * width + x]`. */
export interface GrayImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A black RGB picture of the given size in pixels. */
export function createRgbImage(width: number, height: number): RgbImage {
  return { width, height, data: new Uint8Array(width * height * 3) };
}

/** An empty (all zero) grey picture of the given size in pixels. */
export function createGrayImage(width: number, height: number): GrayImage {
  return { width, height, data: new Uint8Array(width * height) };
}
