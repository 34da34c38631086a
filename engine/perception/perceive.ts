import type { RgbImage } from '../core/image.ts';
import type { Person } from '../core/person.ts';
import { findFace } from './face.ts';
import { findPerson } from './find-person.ts';
import { findHand } from './hands.ts';
import { lookClosely } from './look-closely.ts';
import { cutMatte } from './matte.ts';
import type { PerceptionModels } from './models.ts';
import { coverPerson } from './person-cover.ts';
import { fillPlate } from './plate.ts';
import { torsoLength } from './verdict.ts';

interface PerceiveOptions {
  /** Seed of the background's texture; the same seed gives the same plate. Default 0. */
  readonly seed?: number;
  readonly signal?: AbortSignal;
  /** Told how much is done, 0..1. */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * Finds the main person of a photo, cuts them out and paints what is behind them.
 * @throws UserError `person-none`, `person-too-small`, `person-cut-off`
 */
export async function perceive(
  photo: RgbImage,
  models: PerceptionModels,
  { seed = 0, signal, onProgress }: PerceiveOptions = {},
): Promise<Person> {
  const report = (fraction: number) => {
    signal?.throwIfAborted();
    onProgress?.(fraction);
  };
  const { pose, framing, notes } = await findPerson(photo, models);
  const body = await lookClosely(photo, await models.body(), pose);
  const reading = { ...pose, body };
  report(0.3);
  const handNetwork = await models.hand();
  const leftHand = await findHand(photo, handNetwork, body, 'left');
  const rightHand = await findHand(photo, handNetwork, body, 'right');
  const face = await findFace(photo, await models.face(), body);
  report(0.5);
  const { cv } = await models.openCv();
  const matte = cutMatte(cv, photo, { reading, hands: [leftHand, rightHand] });
  report(0.7);
  const plate = fillPlate(photo, coverPerson(matte, reading), { torsoPx: torsoLength(body), seed });
  report(1);
  return {
    photo,
    matte,
    plate,
    body,
    leftHand,
    rightHand,
    face,
    framing,
    confidence: pose.presence,
    notes,
  };
}
