import type { PhotoNote } from './core/person.ts';
import { UserError } from './core/user-error.ts';
import { loadPhoto } from './perception/load-photo.ts';
import type { PerceptionModels } from './perception/models.ts';
import { findPose } from './perception/pose.ts';
import { judgePerson } from './perception/verdict.ts';

/**
 * What a photo is good for, without cutting anybody out of it: a second or less.
 * @throws UserError `photo-…`, `person-…` when it cannot dance
 */
export async function checkPhoto(path: string, models: PerceptionModels): Promise<PhotoNote[]> {
  const { photo, notes } = await loadPhoto(path);
  const pose = await findPose(photo, models);
  if (!pose) throw new UserError('person-none');
  const verdict = judgePerson(pose.body, pose.presence, photo);
  const several: PhotoNote[] = pose.severalPeople ? ['several-people'] : [];
  return [...notes, ...several, ...verdict.notes];
}
