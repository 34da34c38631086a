import { readAction } from '../../commands/action.ts';
import type { Commands } from '../../commands/commands.ts';
import type { Reply } from '../../commands/reply.ts';
import type { Job } from '../../queue/job.ts';

/** A reply as the page gets it: in words, with addresses instead of keys. */
export interface WrittenReply {
  readonly text: readonly string[];
  readonly locale: string;
  readonly buttons: ReadonlyArray<{
    readonly label: string;
    readonly action: string;
    readonly style: string;
  }>;
  readonly choices: readonly WrittenChoice[];
  readonly clip: { readonly url: string; readonly width: number; readonly height: number } | null;
  readonly previewUrl: string | null;
  readonly job: WrittenJob | null;
  readonly remove: boolean;
}

interface WrittenChoice {
  readonly label: string;
  readonly description: string;
  readonly action: string;
  /** The dance that it stands for, to show it moving; null: something else. */
  readonly dance: string | null;
}

interface WrittenJob {
  readonly id: string;
  readonly state: Job['state'];
  readonly dance: string | null;
  readonly createdAt: number;
  /** 0..1; null while it waits. */
  readonly fraction: number | null;
  readonly width: number;
  readonly height: number;
}

export function writeReply(reply: Reply, { say }: Pick<Commands, 'say'>): WrittenReply {
  const { locale, clip, preview, job, remove } = reply;
  return {
    // The page draws a bar of its own.
    text: reply.text
      .filter(({ key }) => key !== 'status-progress')
      .map((paragraph) => say(paragraph, locale)),
    locale,
    buttons: reply.buttons.map(({ label, action, style }) => ({
      label: say(label, locale),
      action,
      style,
    })),
    choices: reply.choices.map(({ label, description, action }) => ({
      label: say(label, locale),
      description: say(description, locale),
      action,
      dance: danceOf(action),
    })),
    clip: clip && { url: `/media/${clip.key}`, width: clip.width, height: clip.height },
    previewUrl: preview && `/media/${preview}`,
    job: job && writeJob(job),
    remove,
  };
}

function writeJob({ id, state, payload, createdAt, progress }: Job): WrittenJob {
  return {
    id,
    state,
    dance: payload.dance,
    createdAt,
    fraction: state === 'rendering' ? (progress?.fraction ?? 0) : null,
    width: payload.width,
    height: payload.height,
  };
}

function danceOf(written: string): string | null {
  const action = readAction(written);
  return action?.name === 'pick' ? (action.args[2] ?? null) : null;
}
