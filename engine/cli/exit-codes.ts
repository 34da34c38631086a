import type { UserErrorCode } from '../core/user-error.ts';

/** What the program's exit status says, for scripts. Documented in docs/cli.md. */
export const EXIT = {
  ok: 0,
  bug: 1,
  usage: 2,
  photo: 3,
  driver: 4,
  output: 5,
  ffmpeg: 6,
  model: 7,
  cancelled: 130,
} as const;

const BY_PREFIX: ReadonlyArray<readonly [prefix: string, status: number]> = [
  ['option-', EXIT.usage],
  ['dance-', EXIT.usage],
  ['photo-', EXIT.photo],
  ['person-', EXIT.photo],
  ['driver-', EXIT.driver],
  ['output-', EXIT.output],
  ['disk-', EXIT.output],
  ['size-', EXIT.output],
  ['ffmpeg-', EXIT.ffmpeg],
  ['model-', EXIT.model],
  ['provider-', EXIT.model],
  ['memory-', EXIT.model],
];

/** The exit status for an error the user can mend. */
export function exitStatusOf(code: UserErrorCode): number {
  return BY_PREFIX.find(([prefix]) => code.startsWith(prefix))?.[1] ?? EXIT.bug;
}
