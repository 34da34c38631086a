import type { PhotoNote } from './core/person.ts';
import { findPerson } from './perception/find-person.ts';
import { loadPhoto } from './perception/load-photo.ts';
import type { PerceptionModels } from './perception/models.ts';

/**
 * What a photo is good for, without cutting anybody out of it: a second or less.
 * @throws UserError `photo-…`, `person-…` when it cannot dance
 */
export async function checkPhoto(path: string, models: PerceptionModels): Promise<PhotoNote[]> {
  const { photo, notes } = await loadPhoto(path);
  return [...notes, ...(await findPerson(photo, models)).notes];
}
