import type { RgbImage } from '../core/image.ts';
import type { Framing, PhotoNote } from '../core/person.ts';
import { UserError } from '../core/user-error.ts';
import type { PerceptionModels } from './models.ts';
import { seesOther } from './other-person.ts';
import { type FoundPose, findPose } from './pose.ts';
import { judgePerson } from './verdict.ts';

interface FoundPerson {
  readonly pose: FoundPose;
  readonly framing: Framing;
  readonly notes: readonly PhotoNote[];
}

/**
 * The main person of a photo, and whether and how they can dance.
 * @throws UserError `person-none`, `person-too-small`, `person-cut-off`
 */
export async function findPerson(photo: RgbImage, models: PerceptionModels): Promise<FoundPerson> {
  const pose = await findPose(photo, models);
  if (!pose) throw new UserError('person-none');
  const { framing, notes } = judgePerson(pose.body, pose.presence, photo);
  const several = pose.severalPeople || (await seesOther(photo, pose, models));
  return { pose, framing, notes: several ? ['several-people', ...notes] : notes };
}
