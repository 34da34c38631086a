import { blurred } from './blurred.ts';
import type { Method } from './method.ts';
import { puppet } from './puppet.ts';
import { stillPhoto } from './still-photo.ts';

/** Everything that is measured, baselines first; a new renderer is one line here. */
export const ALL_METHODS: readonly Method[] = [
  stillPhoto,
  puppet,
  blurred(puppet, 1),
  blurred(puppet, 2),
  blurred(puppet, 4),
];
