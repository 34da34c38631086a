import type { RgbImage } from '../core/image.ts';
import { BODY } from '../core/landmarks.ts';
import type { LiteRtModel } from '../runtime/litert.ts';
import { type BodyReading, readBody } from './body-landmarks.ts';
import { type DetectedPerson, detectPeople } from './detect-people.ts';
import type { PerceptionModels } from './models.ts';
import { type Roi, wholePicture } from './roi.ts';

export interface FoundPose extends BodyReading {
  readonly severalPeople: boolean;
}

/** What the network says of a square with somebody in it. */
const MIN_PRESENCE = 0.5;
/** Without a detection the network must be surer: it sees people in clouds. */
const MIN_PRESENCE_UNDETECTED = 0.9;
const MIN_VISIBILITY_UNDETECTED = 0.6;
/** A second person counts when this large beside the main one, and this sure. */
const SECOND_SIZE = 0.4;
const SECOND_SCORE = 0.6;

/** The main person of a picture: the largest, most central one; null when there is nobody. */
export async function findPose(
  image: RgbImage,
  models: PerceptionModels,
): Promise<FoundPose | null> {
  const people = await detectPeople(image, await models.detector());
  const ranked = people.sort((one, two) => weight(two, image) - weight(one, image));
  const network = await models.body();
  for (const { roi } of ranked.slice(0, 3)) {
    const reading = await readTwice(network, image, roi);
    if (reading.presence >= MIN_PRESENCE) {
      return { ...reading, severalPeople: hasSecond(ranked, roi) };
    }
  }
  const reading = await readTwice(network, image, wholePicture(image));
  return looksCertain(reading) ? { ...reading, severalPeople: false } : null;
}

/** The second look, with the square that the first one suggests, is the sharper one. */
export async function readTwice(
  network: LiteRtModel,
  picture: RgbImage,
  roi: Roi,
): Promise<BodyReading> {
  const first = await readBody(picture, network, roi);
  if (first.presence < MIN_PRESENCE / 2) return first;
  const second = await readBody(picture, network, first.nextRoi);
  return second.presence >= first.presence - 0.1 ? second : first;
}

function weight({ roi, score }: DetectedPerson, { width, height }: RgbImage): number {
  const offX = (roi.centerX - width / 2) / width;
  const offY = (roi.centerY - height / 2) / height;
  return score * roi.size * (1 - Math.min(0.8, Math.hypot(offX, offY)));
}

function hasSecond(people: readonly DetectedPerson[], main: Roi): boolean {
  return people.some(
    ({ roi, score }) =>
      roi !== main &&
      score >= SECOND_SCORE &&
      roi.size >= SECOND_SIZE * main.size &&
      Math.hypot(roi.centerX - main.centerX, roi.centerY - main.centerY) > 0.15 * main.size,
  );
}

function looksCertain({ body, presence }: BodyReading): boolean {
  const needed = [BODY.nose, BODY.leftShoulder, BODY.rightShoulder, BODY.leftHip, BODY.rightHip];
  const seen = needed.every((index) => body[index * 4 + 3]! >= MIN_VISIBILITY_UNDETECTED);
  return presence >= MIN_PRESENCE_UNDETECTED && seen;
}
