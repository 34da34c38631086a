import { createHash } from 'node:crypto';
import { z } from 'zod';
import { qualityOfLetter } from './quality-letters.ts';

/**
 * What a button does, as text of at most 64 bytes: it fits Telegram's callback data (64 bytes) and
 * Discord's custom id (100), and works after any restart, for all it needs is in it.
 *
 * A photo that waits for a dance is named by its media key, so there is no draft to lose.
 */
const MAX_ACTION_BYTES = 64;

const id = z.string().regex(/^[0-9a-f]{32}$/);
const owner = z.string().regex(/^[0-9a-f]{8}$/);
const word = z.string().regex(/^[\w-]{1,20}$/);
/** See `letterOf`; none: as the settings say. */
const quality = z
  .string()
  .refine((letter) => qualityOfLetter(letter) !== null)
  .optional();

const FORMS = {
  /** A dance for a waiting photo. */
  pick: z.tuple([owner, id, word, quality]),
  /** Another page of the menu of dances for a waiting photo, or the same in another quality. */
  page: z.tuple([owner, id, z.string().regex(/^\d{1,2}$/), quality]),
  cancel: z.tuple([id]),
  /** The same photo and dance once more; in another quality, with the same chance too. */
  again: z.tuple([id, quality]),
  /** The menu of dances for the photo of an ended job. */
  other: z.tuple([id]),
  remove: z.tuple([id]),
  report: z.tuple([id]),
  /** The user agrees to the terms of this version. */
  agree: z.tuple([z.string().regex(/^\d{1,4}$/)]),
  /** A setting and its new value. */
  set: z.tuple([word, word]),
  /** Everything about the one who presses it is erased. */
  erase: z.tuple([]),
} as const;

export type ActionName = keyof typeof FORMS;

export interface Action {
  readonly name: ActionName;
  readonly args: readonly string[];
}

/** @throws RangeError when an argument does not fit its form */
export function writeAction(name: ActionName, ...args: readonly string[]): string {
  const written = [name, ...args].join(':');
  if (readAction(written) === null) throw new RangeError(`not an action: ${written}`);
  return written;
}

/** Null for anything that this program did not write: buttons come from outside. */
export function readAction(written: string): Action | null {
  if (Buffer.byteLength(written) > MAX_ACTION_BYTES) return null;
  const [name = '', ...args] = written.split(':');
  if (!Object.hasOwn(FORMS, name)) return null;
  const parsed = FORMS[name as ActionName].safeParse(args);
  return parsed.success ? { name: name as ActionName, args } : null;
}

/** Tells whose waiting photo a button is about: 32 bits of a hash over user and photo. */
export function ownerTag(userId: string, photoId: string): string {
  return createHash('sha256').update(`${userId} ${photoId}`).digest('hex').slice(0, 8);
}
