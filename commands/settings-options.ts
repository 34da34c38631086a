import { type JobPayload, QUALITIES } from '../queue/job.ts';
import type { UserRecord } from '../queue/user-records.ts';

/** What a user can set for their clips; the first of each is the usual one, of the qualities see `qualityOf`. */
export const OPTIONS = {
  quality: QUALITIES,
  shape: ['portrait', 'tall', 'square'],
  background: ['photo', 'blur', 'plain'],
  music: ['on', 'off'],
} as const;
export type OptionName = keyof typeof OPTIONS;
type OptionValue<Name extends OptionName> = (typeof OPTIONS)[Name][number];

const SIZES: Readonly<Record<string, { readonly width: number; readonly height: number }>> = {
  portrait: { width: 512, height: 768 },
  tall: { width: 432, height: 768 },
  square: { width: 576, height: 576 },
};

/** A user's choice, or the usual one. */
export function optionOf<Name extends OptionName>(
  user: UserRecord,
  name: Name,
  usual: OptionValue<Name> = OPTIONS[name][0],
): OptionValue<Name> {
  const known: readonly OptionValue<Name>[] = OPTIONS[name];
  return known.find((value) => value === user.settings[name]) ?? usual;
}

/** The part of a job that comes from the settings. */
export function clipWishes(
  user: UserRecord,
): Pick<JobPayload, 'width' | 'height' | 'fps' | 'music' | 'background'> {
  const { width, height } = SIZES[optionOf(user, 'shape')] ?? { width: 512, height: 768 };
  const music = optionOf(user, 'music') === 'on';
  return { width, height, fps: 24, music, background: optionOf(user, 'background') };
}
