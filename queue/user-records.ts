import { z } from 'zod';

/** What is remembered of a user, and no more. */
export const userRecordSchema = z.strictObject({
  /** Platform and id, for example `discord:42`. */
  id: z.string().min(1).max(100),
  /** Which version of the terms they agreed to; null: none yet. */
  consentVersion: z.number().int().nonnegative().nullable(),
  /** When, milliseconds since 1970. */
  consentedAt: z.number().int().nullable(),
  /** BCP 47 language, or null: as the platform says. */
  locale: z.string().min(2).max(35).nullable(),
  /** Their defaults for a clip, by the names of the settings. */
  settings: z.record(z.string().max(32), z.union([z.string().max(100), z.number(), z.boolean()])),
  /** Nobody else may make a dance of their pictures. */
  optedOut: z.boolean(),
  /** May ask for nothing. */
  blocked: z.boolean(),
  /** Another limit of open jobs than the usual one; null: the usual one. */
  maxOpenJobs: z.number().int().nonnegative().max(1000).nullable(),
  /**
   * Where a photo of theirs lies that waits for a choice, by the surface's own names. Records of
   * older versions lack it.
   */
  photoLinks: z.record(z.string().max(40), z.string().max(2000)).default({}),
});
export type UserRecord = z.infer<typeof userRecordSchema>;
export type UserPatch = Partial<Omit<UserRecord, 'id'>>;

/** Someone of whom nothing is known. */
export function newUser(id: string): UserRecord {
  return {
    id,
    consentVersion: null,
    consentedAt: null,
    locale: null,
    settings: {},
    optedOut: false,
    blocked: false,
    maxOpenJobs: null,
    photoLinks: {},
  };
}

/** Users, beside the queue. */
export interface UserRecords {
  /** A new user's record when nothing is stored. */
  get(id: string): Promise<UserRecord>;
  /** Changes some fields in one step; two at once lose nothing. Returns the whole record. */
  update(id: string, patch: UserPatch): Promise<UserRecord>;
  /** Forgets the user. */
  erase(id: string): Promise<void>;
  close(): Promise<void>;
}
