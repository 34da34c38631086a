import type { RgbImage } from '../core/image.ts';
import { BODY, type BodyLandmarks } from '../core/landmarks.ts';
import type { BodyReading } from './body-landmarks.ts';
import { detectPeople } from './detect-people.ts';
import { dilate } from './dilate.ts';
import type { PerceptionModels } from './models.ts';
import { personMask } from './person-mask.ts';
import { readTwice } from './pose.ts';

/** The mask need not be finer. */
const MASK_SIDE = 200;
const MIN_MASK = 0.3;
const MARGIN = 3;
const GREY = 128;
/** A ghost of the main person has the same size, or is found with doubt. */
const MIN_SCORE = 0.55;
const MIN_PRESENCE = 0.9;
const MIN_SIZE = 0.4;
const MAX_SIZE = 1.6;
const FACE_AND_SHOULDERS = [BODY.nose, BODY.leftShoulder, BODY.rightShoulder];

/**
 * Whether somebody else is in the picture: the detector takes a close couple for one person, and
 * sees the other once the first is painted over. Who is found where the first was is a ghost.
 */
export async function seesOther(
  photo: RgbImage,
  main: BodyReading,
  models: PerceptionModels,
): Promise<boolean> {
  const cover = coverOf(photo, main);
  const rest = paintOver(photo, cover);
  const people = await detectPeople(rest, await models.detector());
  const network = await models.body();
  for (const { score, roi } of people) {
    const size = roi.size / main.roi.size;
    if (score < MIN_SCORE || size < MIN_SIZE || size > MAX_SIZE) continue;
    const { body, presence } = await readTwice(network, rest, roi);
    if (presence >= MIN_PRESENCE && isBeside(body, cover)) return true;
  }
  return false;
}

interface Cover {
  readonly width: number;
  readonly height: number;
  /** Pixels of it to one of the photo. */
  readonly scale: number;
  /** 1 where the main person is or nearly is. */
  readonly mask: Uint8Array;
}

function coverOf(photo: RgbImage, main: BodyReading): Cover {
  const scale = Math.min(1, MASK_SIDE / Math.max(photo.width, photo.height));
  const width = Math.ceil(photo.width * scale);
  const height = Math.ceil(photo.height * scale);
  const probability = personMask(main, { width, height, scale });
  const mask = Uint8Array.from(probability, (value) => (value > MIN_MASK ? 1 : 0));
  return { width, height, scale, mask: dilate(mask, width, height, MARGIN) };
}

function paintOver({ width, height, data }: RgbImage, cover: Cover): RgbImage {
  const painted = data.slice();
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      if (isCovered(cover, x, y)) painted.fill(GREY, at, at + 3);
    }
  return { width, height, data: painted };
}

function isBeside(body: BodyLandmarks, cover: Cover): boolean {
  return FACE_AND_SHOULDERS.every(
    (joint) => !isCovered(cover, body[joint * 4]!, body[joint * 4 + 1]!),
  );
}

function isCovered({ width, height, scale, mask }: Cover, x: number, y: number): boolean {
  const column = Math.min(width - 1, Math.max(0, Math.floor(x * scale)));
  const row = Math.min(height - 1, Math.max(0, Math.floor(y * scale)));
  return mask[row * width + column] === 1;
}
