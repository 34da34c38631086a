import type { Job } from '../queue/job.ts';
import type { MediaKey } from '../queue/media-store.ts';
import type { Text } from './text.ts';

export interface Button {
  readonly label: Text;
  /** See `action.ts`. */
  readonly action: string;
  readonly style: 'primary' | 'secondary' | 'danger';
}

/** Choices that a platform may show as a list or as pages of buttons. */
export interface Choice {
  readonly label: Text;
  readonly description: Text;
  readonly action: string;
}

export interface Clip {
  readonly key: MediaKey;
  /** A small JPEG of one of its frames, to be shown before it plays. */
  readonly preview: MediaKey | null;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  /** Seconds. */
  readonly seconds: number;
}

/**
 * The answer to an ask, or what a job's message now says. A surface shows all of it in its own way.
 */
export interface Reply {
  /** Paragraphs. */
  readonly text: readonly Text[];
  /** The language they are meant for. */
  readonly locale: string;
  readonly buttons: readonly Button[];
  readonly choices: readonly Choice[];
  readonly clip: Clip | null;
  /** To look at while waiting: a frame, or a clip, a quick first version; see `kindOf`. */
  readonly preview: MediaKey | null;
  /** Only the asker needs to see it. */
  readonly discreet: boolean;
  /** The job that this message is about: it is edited as the job goes on. */
  readonly job: Job | null;
  /** What the surface is to do besides: take the message with this job's clip away. */
  readonly remove: boolean;
}
