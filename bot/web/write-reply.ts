import { readAction } from '../../commands/action.ts';
import type { Commands } from '../../commands/commands.ts';
import type { Choice, Reply } from '../../commands/reply.ts';
import type { Job } from '../../queue/job.ts';
import { kindOf } from '../../queue/media-key.ts';

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
  /** A frame to look at while waiting. */
  readonly previewUrl: string | null;
  /** A quick first version to look at while waiting. */
  readonly draftUrl: string | null;
  readonly job: WrittenJob | null;
  readonly remove: boolean;
}

interface WrittenChoice {
  readonly label: string;
  readonly description: string;
  readonly action: string;
  /** A dance, to show it moving; null: something else. */
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

/** The page draws a bar of its own, shows dances as they move, and has a menu for the commands. */
const DRAWN: readonly string[] = ['status-progress', 'dances-line', 'help-commands'];
/** What is said of commands elsewhere is said of the page here. */
const OWN_WORDS: Readonly<Record<string, string>> = { 'help-begin': 'web-welcome-how' };

export function writeReply(
  reply: Reply,
  { say, dances }: Pick<Commands, 'say' | 'dances'>,
): WrittenReply {
  const { locale, clip, preview, job, remove } = reply;
  const drafted = preview !== null && kindOf(preview) === 'clip';
  return {
    text: reply.text
      .filter(({ key }) => !DRAWN.includes(key))
      .map((paragraph) =>
        say({ ...paragraph, key: OWN_WORDS[paragraph.key] ?? paragraph.key }, locale),
      ),
    locale,
    buttons: reply.buttons.map(({ label, action, style }) => ({
      label: say(label, locale),
      action,
      style,
    })),
    choices: [...reply.choices.map(writeChoice), ...dancesIn(reply)],
    clip: clip && { url: `/media/${clip.key}`, width: clip.width, height: clip.height },
    previewUrl: preview && !drafted ? `/media/${preview}` : null,
    draftUrl: preview && drafted ? `/media/${preview}` : null,
    job: job && writeJob(job),
    remove,
  };

  function writeChoice({ label, description, action }: Choice): WrittenChoice {
    const words = { label: say(label, locale), description: say(description, locale) };
    return { ...words, action, dance: danceOf(action) };
  }

  /** The list of all dances becomes a menu: the page takes one for the next photo. */
  function dancesIn({ text }: Reply): WrittenChoice[] {
    return text
      .filter(({ key }) => key === 'dances-line')
      .map(({ params }, i) => ({
        label: String(params?.name),
        description: String(params?.about),
        action: 'choose',
        dance: dances[i]?.id ?? null,
      }));
  }
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
