import { styleText } from 'node:util';
import type { ClipNote } from '../core/clip-note.ts';
import type { PhotoNote } from '../core/person.ts';
import type { UserError } from '../core/user-error.ts';
import type { Denoising, Progress, Stage } from '../progress.ts';
import type { RenderResult } from '../render.ts';
import { CLEAR_LINE, progressBar } from './progress-bar.ts';
import { sayTime } from './say-time.ts';
import { noteSentence, relativeTo } from './sentences.ts';

/** Tells a person or a program how a clip comes along. */
export interface Reporter {
  progress(progress: Progress): void;
  /** Something worth knowing before the clip is there. */
  note(note: ClipNote): void;
  done(result: RenderResult, elapsedMs: number): void;
  failed(error: UserError): void;
  cancelled(): void;
}

interface Streams {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
  readonly cwd: string;
}

const STAGE_TEXT: Readonly<Record<Stage, string>> = {
  models: 'Getting ready',
  photo: 'Reading the photo',
  person: 'Finding the person',
  motion: 'Learning the dance',
  puppet: 'Cutting out',
  frames: 'Dancing',
  finish: 'Finishing the video',
};

/** The reporter that fits: JSON lines on request, a live bar on a terminal, quiet lines elsewhere. */
export function createReporter(streams: Streams, json: boolean): Reporter {
  if (json) return jsonReporter(streams);
  return streams.err.isTTY ? liveReporter(streams) : lineReporter(streams);
}

/** One JSON object a line on stdout; the last has `type` done, failed or cancelled. */
function jsonReporter({ out }: Streams): Reporter {
  const say = (value: object) => out.write(`${JSON.stringify(value)}\n`);
  return {
    progress: (progress) => say({ type: 'progress', ...progress }),
    note: (note) => say({ type: 'note', note }),
    done: (result, elapsedMs) => say({ type: 'done', ...result, elapsedMs }),
    failed: (error) => say({ type: 'failed', code: error.code, message: error.message }),
    cancelled: () => say({ type: 'cancelled' }),
  };
}

function liveReporter(streams: Streams): Reporter {
  const { err } = streams;
  const clear = () => err.write(CLEAR_LINE);
  return {
    ...plainEndings(streams, clear),
    progress({ stage, fraction, etaMs, denoising }) {
      const place = denoising ? `, ${sayPlace(denoising)}` : '';
      const facts = styleText('dim', `${sayTime(etaMs)} left${place}`);
      err.write(`${CLEAR_LINE}${STAGE_TEXT[stage].padEnd(20)} ${progressBar(fraction)}  ${facts}`);
    },
  };
}

/** For logs and pipes: one line a stage, and one for the first window of each step of the networks. */
function lineReporter(streams: Streams): Reporter {
  let last: Stage | undefined;
  return {
    ...plainEndings(streams, () => undefined),
    progress({ stage, etaMs, denoising }) {
      if (stage !== last) streams.err.write(`${STAGE_TEXT[stage]}\n`);
      last = stage;
      if (denoising?.window !== 1) return;
      streams.err.write(`${sayPlace(denoising)}, ${sayTime(etaMs)} left\n`);
    },
  };
}

function sayPlace({ step, steps, window, windows, pass }: Denoising): string {
  return `${pass === 'faces' ? 'faces, ' : ''}step ${step + 1} of ${steps}, window ${window} of ${windows}`;
}

/** The path alone goes to stdout, so that `$(anydance …)` is the file. */
function plainEndings({ out, err, cwd }: Streams, clear: () => void): Omit<Reporter, 'progress'> {
  const told = new Set<PhotoNote | ClipNote>();
  const tell = (note: PhotoNote | ClipNote) => {
    clear();
    if (!told.has(note)) err.write(`${styleText('yellow', '•')} ${noteSentence(note)}\n`);
    told.add(note);
  };
  return {
    note: tell,
    done(result, elapsedMs) {
      clear();
      for (const note of result.notes) tell(note);
      const kilobytes = Math.round(result.bytes / 1000);
      err.write(
        `${styleText('green', '✔')} ${result.seconds.toFixed(1)} s, ${result.width}×${result.height}, ` +
          `${result.fps} fps, ${kilobytes} kB, made in ${(elapsedMs / 1000).toFixed(1)} s\n`,
      );
      out.write(`${relativeTo(cwd, result.output)}\n`);
    },
    failed(error) {
      clear();
      err.write(
        `${styleText('red', '✖')} ${error.message} ${styleText('dim', `[${error.code}]`)}\n`,
      );
    },
    cancelled() {
      clear();
      err.write('Cancelled; nothing was left behind.\n');
    },
  };
}
