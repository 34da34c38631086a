import type { Person } from './core/person.ts';
import type { PoseTrack } from './core/pose-track.ts';
import type { View } from './core/view.ts';

/** Who dances what, seen how: all that frames are drawn of. */
export interface Scene {
  readonly person: Person;
  /** Retargeted to the person. */
  readonly track: PoseTrack;
  readonly view: View;
}
