import type { NewJob } from '../queue/job.ts';
import type { Action } from './action.ts';

/** Who asks, as their platform tells it. */
export interface Asker {
  /** Platform and id, for example `discord:42`. */
  readonly userId: string;
  /** BCP 47, as the platform says; what the user has set goes before it. */
  readonly locale: string;
  /** May look after the community's jobs. */
  readonly admin: boolean;
}

/** Where it is asked. */
export interface Room {
  readonly surface: NewJob['replyTo']['surface'];
  /** The server or group, for example `discord:guild:7`; null in private. */
  readonly communityId: string | null;
  /** Whether a clip can be posted here; if not, nothing is rendered in vain. */
  readonly canPost: boolean;
  /** The largest clip that can be posted here, bytes; null: no limit. */
  readonly maxClipBytes: number | null;
}

/** A picture, fetched only when it is wanted. */
export interface Photo {
  /** As the platform says, bytes; null: unknown. */
  readonly bytes: number | null;
  /** The most that the platform hands out, bytes; default: the most that a photo may weigh. */
  readonly maxBytes?: number;
  /** It is part of an album: only this one dances. */
  readonly ofAlbum: boolean;
  /** @throws QueueError `media-too-large`; whatever the platform answers */
  fetch(signal: AbortSignal): AsyncIterable<Uint8Array>;
}

interface Asking {
  readonly asker: Asker;
  readonly room: Room;
  /** Of this very request: the same one coming twice is one request. */
  readonly dedupeKey: string;
  /** The surface's own note of where the answer goes; kept with the job. */
  readonly address: NewJob['replyTo']['address'];
}

/** Everything a person can ask, in whatever way their platform has for it. */
export type Ask = Asking & Question;

/** The same, whoever asks it and wherever. */
export type Question =
  | {
      readonly kind: 'dance';
      readonly photo: Photo | null;
      readonly dance: string | null;
      /** As it was written; absent: as the settings say. */
      readonly quality?: string | null;
    }
  | { readonly kind: 'dances' }
  | { readonly kind: 'status' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'privacy'; readonly erase: boolean }
  | { readonly kind: 'help' }
  /** A button. `photo` is that of the job it is about, where the platform still has it. */
  | { readonly kind: 'action'; readonly action: Action; readonly photo: Photo | null };
