import { styleText } from 'node:util';

/** Begins the line of a terminal anew. */
export const CLEAR_LINE = '\r\u001b[2K';

const WIDTH = 28;

/** A bar and its per cent, for 0..1. */
export function progressBar(fraction: number): string {
  const filled = Math.round(fraction * WIDTH);
  const bar =
    styleText('magenta', '━'.repeat(filled)) + styleText('dim', '━'.repeat(WIDTH - filled));
  return `${bar} ${`${Math.floor(fraction * 100)} %`.padStart(5)}`;
}
