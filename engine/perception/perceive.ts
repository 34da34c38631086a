import type { RgbImage } from '../core/image.ts';
import type { Person } from '../core/person.ts';
import type { PerceptionModels } from './models.ts';
import { coverPerson } from './person-cover.ts';
import { fillPlate } from './plate.ts';
import { type SeeOptions, seePerson } from './see-person.ts';
import { torsoLength } from './verdict.ts';

interface PerceiveOptions extends SeeOptions {
  /** Seed of the background's texture; the same seed gives the same plate. Default 0. */
  readonly seed?: number;
}

/** Share of the time that seeing takes; painting takes the rest. */
const SEEING = 0.7;

/**
 * Finds the main person of a photo, cuts them out and paints what is behind them.
 * @throws UserError `person-none`, `person-too-small`, `person-cut-off`
 */
export async function perceive(
  photo: RgbImage,
  models: PerceptionModels,
  { seed = 0, signal, onProgress }: PerceiveOptions = {},
): Promise<Person> {
  const { person, reading } = await seePerson(photo, models, {
    signal,
    onProgress: (fraction) => onProgress?.(SEEING * fraction),
  });
  const cover = coverPerson(person.matte, reading);
  const plate = fillPlate(photo, cover, { torsoPx: torsoLength(person.body), seed });
  signal?.throwIfAborted();
  onProgress?.(1);
  return { ...person, plate };
}
