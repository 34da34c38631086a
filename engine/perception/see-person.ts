import type { RgbImage } from '../core/image.ts';
import type { Person } from '../core/person.ts';
import type { BodyReading } from './body-landmarks.ts';
import { findFace } from './face.ts';
import { findPerson } from './find-person.ts';
import { findHand } from './hands.ts';
import { lookClosely } from './look-closely.ts';
import { cutMatte } from './matte.ts';
import type { PerceptionModels } from './models.ts';

export interface SeeOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told how much is done, 0..1. */
  readonly onProgress?: (fraction: number) => void;
}

/** The person of a photo, but for what is behind them. */
export interface SeenPerson {
  readonly person: Omit<Person, 'plate'>;
  /** What the matte was cut by. */
  readonly reading: BodyReading;
}

/**
 * Finds the main person of a photo and cuts them out.
 * @throws UserError `person-none`, `person-too-small`, `person-cut-off`
 */
export async function seePerson(
  photo: RgbImage,
  models: PerceptionModels,
  { signal, onProgress }: SeeOptions = {},
): Promise<SeenPerson> {
  const report = (fraction: number) => {
    signal?.throwIfAborted();
    onProgress?.(fraction);
  };
  const { pose, framing, notes } = await findPerson(photo, models);
  const body = await lookClosely(photo, await models.body(), pose);
  const reading = { ...pose, body };
  report(0.45);
  const handNetwork = await models.hand();
  const leftHand = await findHand(photo, handNetwork, body, 'left');
  const rightHand = await findHand(photo, handNetwork, body, 'right');
  const face = await findFace(photo, await models.face(), body);
  report(0.7);
  const { cv } = await models.openCv();
  const matte = cutMatte(cv, photo, { reading, hands: [leftHand, rightHand] });
  report(1);
  const confidence = pose.presence;
  return {
    person: { photo, matte, body, leftHand, rightHand, face, framing, confidence, notes },
    reading,
  };
}
