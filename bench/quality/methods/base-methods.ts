import { blurred } from './blurred.ts';
import type { Method } from './method.ts';
import { puppet } from './puppet.ts';
import { stillPhoto } from './still-photo.ts';

/** What can be measured everywhere, baselines first; for what needs a model see `generatedMethods`. */
export const BASE_METHODS: readonly Method[] = [
  stillPhoto,
  puppet,
  blurred(puppet, 1),
  blurred(puppet, 2),
  blurred(puppet, 4),
];
