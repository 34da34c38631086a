import type { PhotoNote } from '../core/person.ts';
import type { Crashed, Refused } from './messages.ts';

/** What the parent may ask of the process that looks at photos. */
export interface CheckCommand {
  readonly path: string;
}

/** Each command is answered by exactly one of these. */
export type CheckAnswer =
  | { readonly type: 'seen'; readonly notes: readonly PhotoNote[] }
  | Refused
  | Crashed;
