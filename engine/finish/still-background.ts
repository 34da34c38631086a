import type { RgbImage } from '../core/image.ts';
import type { CutFrame } from './person-matte.ts';

/** The same frames with the photo's background behind the person, which rests, shadows of feet included. */
export async function* stillBackground(
  frames: AsyncIterable<CutFrame>,
): AsyncGenerator<CutFrame, void, undefined> {
  for await (const frame of frames) yield { ...frame, image: composite(frame) };
}

function composite({ image, matte, guide: { background } }: CutFrame): RgbImage {
  const data = new Uint8Array(image.data.length);
  for (let at = 0, i = 0; at < matte.data.length; at++) {
    const share = matte.data[at]! / 255;
    for (let channel = 0; channel < 3; channel++, i++) {
      const behind = background.data[i]!;
      data[i] = behind + share * (image.data[i]! - behind) + 0.5;
    }
  }
  return { ...image, data };
}
