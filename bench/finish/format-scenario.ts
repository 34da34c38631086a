import type { Figures } from './measure-frames.ts';

/** One trial of a scenario. */
export interface Row {
  readonly name: string;
  readonly msPerFrame: number;
  readonly figures: Figures;
}

const COLUMNS = [
  ['person PSNR ↑', ({ figures }) => figures.psnrPerson.toFixed(2)],
  ['SSIM ↑', ({ figures }) => figures.ssimPerson.toFixed(3)],
  ['motion ↓', ({ figures }) => figures.motion.toFixed(2)],
  ['background PSNR ↑', ({ figures }) => figures.psnrBackground.toFixed(2)],
  ['flicker ↓', ({ figures }) => figures.flicker.toFixed(2)],
  ['ms a frame', ({ msPerFrame }) => msPerFrame.toFixed(0)],
] as const satisfies readonly (readonly [string, (row: Row) => string])[];

/** A table in plain text. */
export function formatScenario(title: string, rows: readonly Row[]): string {
  const cells = [
    [title, ...COLUMNS.map(([name]) => name)],
    ...rows.map((row) => [`  ${row.name}`, ...COLUMNS.map(([, value]) => value(row))]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const lines = cells.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  '),
  );
  return `${lines.join('\n')}\n`;
}
