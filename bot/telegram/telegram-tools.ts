import type { Api } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import type { SurfaceDeps } from '../surface-deps.ts';
import type { PostingRights } from './posting-rights.ts';
import type { FileSource } from './telegram-photo.ts';

/** What the parts of this surface share. */
export interface TelegramTools extends SurfaceDeps {
  /** Tries again when Telegram is busy. */
  readonly api: Api;
  /** The same with time for 50 MB on a slow line. */
  readonly uploadApi: Api;
  /** Tries once: for what is worth nothing later. */
  readonly hastyApi: Api;
  readonly me: UserFromGetMe;
  readonly files: FileSource;
  readonly rights: PostingRights;
  /** Aborted when the bot stops and what is at hand has had its time. */
  readonly signal: AbortSignal;
}
