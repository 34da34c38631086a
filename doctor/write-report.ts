import type { Finding } from './check.ts';
import type { Examined } from './run-checks.ts';

const SIGNS: Readonly<Record<Finding['state'], string>> = { well: '✓', broken: '✗', off: '–' };

/** A line a check, and below it how to mend what is wrong. */
export function writeReport(examined: readonly Examined[]): string {
  const width = Math.max(...examined.map(({ name }) => name.length));
  const lines = examined.flatMap(({ name, state, says, mend }) => [
    `${SIGNS[state]} ${name.padEnd(width)}  ${says}`,
    ...(mend === null ? [] : [`  ${' '.repeat(width)}  → ${mend}`]),
  ]);
  return `${lines.join('\n')}\n\n${verdict(examined)}\n`;
}

function verdict(examined: readonly Examined[]): string {
  const ill = examined.filter(({ state }) => state === 'broken').map(({ name }) => name);
  return ill.length === 0 ? 'All that is configured works.' : `To be mended: ${ill.join(', ')}.`;
}
