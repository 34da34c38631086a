import { backdrop } from './backdrop.ts';
import type { Method } from './method.ts';

/** The photo in every frame: what any method must beat. */
export const stillPhoto: Method = {
  name: 'still photo',
  async draw(task) {
    const still = backdrop(task.person.photo, task);
    return task.wanted.map(() => still);
  },
};
