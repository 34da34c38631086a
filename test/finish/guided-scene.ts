import type { RgbImage } from '../../engine/core/image.ts';
import { BODY, type BodyLandmarks } from '../../engine/core/landmarks.ts';
import type { GuidedFrame } from '../../engine/finish/guided-frame.ts';
import { createPuppetGuide, type PuppetGuide } from '../../engine/finish/puppet-guide.ts';
import { bodyWith, drawPerson } from '../puppet/drawn-person.ts';

/** Frames of the drawn person's dance: the left arm swings from the hip up to stretched out. */
export const FRAMES = 12;
export const VIEW = { scale: 1, x: 20, y: 0, width: 300, height: 400 };

export const scene = {
  person: drawPerson(),
  track: { fps: 24, frames: Array.from({ length: FRAMES }, (_, i) => ({ body: bodyAt(i) })) },
  view: VIEW,
};

/** The puppet takes a while to cut: one for all tests of a file. */
export function guideOf(): PuppetGuide {
  guide ??= createPuppetGuide(scene, 'photo');
  return guide;
}
let guide: PuppetGuide | undefined;

function bodyAt(index: number): BodyLandmarks {
  const angle = (index / (FRAMES - 1)) * (Math.PI / 2);
  const [x, y] = [Math.sin(angle), Math.cos(angle)];
  const [shoulderX, shoulderY] = [150, 112];
  const along = (length: number) => [shoulderX + x * length, shoulderY + y * length] as const;
  return bodyWith({
    [BODY.leftElbow]: along(44),
    [BODY.leftWrist]: along(85),
    [BODY.leftIndex]: along(95),
    [BODY.leftPinky]: along(95),
  });
}

/** Generated frames as they should be: the puppet's own, changed as told. */
export async function* generated(
  guide: PuppetGuide,
  change: (image: RgbImage, index: number) => RgbImage = (image) => image,
  count = FRAMES,
): AsyncGenerator<GuidedFrame, void, undefined> {
  for (let index = 0; index < count; index++) {
    const at = guide.at(index);
    yield { index, guide: at, image: change(at.expected, index) };
  }
}

/** The picture with each channel's values changed. */
export function recoloured(
  image: RgbImage,
  change: (value: number, channel: number) => number,
): RgbImage {
  const data = new Uint8ClampedArray(image.data.length);
  for (let i = 0; i < data.length; i++) data[i] = change(image.data[i]!, i % 3);
  return { ...image, data: new Uint8Array(data.buffer) };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Mean absolute difference, 0..255, where `counts` says so. */
export function apart(
  a: RgbImage,
  b: RgbImage,
  counts: (pixel: number) => boolean = () => true,
): number {
  let sum = 0;
  let count = 0;
  for (let pixel = 0; pixel * 3 < a.data.length; pixel++) {
    if (!counts(pixel)) continue;
    for (let i = pixel * 3; i < pixel * 3 + 3; i++) sum += Math.abs(a.data[i]! - b.data[i]!);
    count += 3;
  }
  return sum / Math.max(1, count);
}
