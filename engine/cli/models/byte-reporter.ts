import { styleText } from 'node:util';
import { sayBytes } from '../../core/say-bytes.ts';
import { CLEAR_LINE, progressBar } from '../progress-bar.ts';
import { sayTime } from '../say-time.ts';

interface ByteProgress {
  readonly file: string;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** Tells how many of many bytes are done. */
export interface ByteReporter {
  progress(what: string, progress: ByteProgress): void;
  /** Clears the way for a sentence. */
  end(): void;
}

type Screen = NodeJS.WritableStream & { readonly isTTY?: boolean };

const REDRAW_MS = 100;

/** A live bar with the time left on a terminal, else a line a file. */
export function createByteReporter(err: Screen): ByteReporter {
  return err.isTTY ? liveReporter(err) : lineReporter(err);
}

function liveReporter(err: Screen): ByteReporter {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let stage: { what: string; pace: (doneBytes: number, totalBytes: number) => number } | null =
    null;
  return {
    progress(what, { file, doneBytes, totalBytes }) {
      if (stage?.what !== what) stage = { what, pace: createPace(doneBytes) };
      const now = performance.now();
      if (now - drawnAt < REDRAW_MS && doneBytes < totalBytes) return;
      drawnAt = now;
      const left = sayTime(stage.pace(doneBytes, totalBytes));
      const facts = `${sayBytes(doneBytes)} of ${sayBytes(totalBytes)}, ${left} left, ${file}`;
      const bar = progressBar(totalBytes === 0 ? 1 : doneBytes / totalBytes);
      err.write(`${CLEAR_LINE}${what.padEnd(10)} ${bar}  ${styleText('dim', facts)}`);
    },
    end: () => err.write(CLEAR_LINE),
  };
}

/** For logs and pipes. */
function lineReporter(err: Screen): ByteReporter {
  let last = '';
  return {
    progress(what, { file, doneBytes, totalBytes }) {
      const line = `${what} ${file}`;
      if (line !== last) err.write(`${line} (${sayBytes(doneBytes)} of ${sayBytes(totalBytes)})\n`);
      last = line;
    },
    end: () => undefined,
  };
}

/** Time left at the mean speed so far; what an earlier run has brought does not count as speed. */
function createPace(firstBytes: number) {
  const startedAt = performance.now();
  return (doneBytes: number, totalBytes: number) => {
    const elapsedMs = performance.now() - startedAt;
    const gained = doneBytes - firstBytes;
    return gained > 0 ? (elapsedMs * (totalBytes - doneBytes)) / gained : Number.NaN;
  };
}
