import { styleText } from 'node:util';
import { listDances } from '../motion/dances.ts';

/** `dances`: a line each, or one JSON array. */
export function runDances(out: NodeJS.WriteStream, json: boolean): void {
  const dances = listDances();
  if (json) {
    out.write(`${JSON.stringify(dances, null, 2)}\n`);
    return;
  }
  const idWidth = Math.max(...dances.map(({ id }) => id.length));
  for (const { id, name, description, bpm } of dances) {
    out.write(
      `${styleText('magenta', id.padEnd(idWidth))}  ${styleText('bold', name)} – ${description} ` +
        `${styleText('dim', `(${bpm} bpm)`)}\n`,
    );
  }
}
