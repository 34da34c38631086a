import { MEASURES, type Measure } from './measures.ts';
import type { Mean, MeanScores } from './summary.ts';

/** The scores of the methods on a clip, or on all of them. */
export interface Result {
  readonly method: string;
  /** See `Method`. */
  readonly formOf?: string;
  readonly scores: MeanScores;
}

const CAPTIONS = {
  whole: 'whole frame (flicker: where nobody is)',
  person: 'the person',
  published: 'as often published (whole frame; PSNR overflows in 8 bits)',
} as const;

/** Tables of results in plain text, one a group of measures; the arrow says which way is better. */
export function formatResults(results: readonly Result[]): string {
  const tables = Object.keys(CAPTIONS) as (keyof typeof CAPTIONS)[];
  return tables.flatMap((table) => formatTable(table, results)).join('\n');
}

function formatTable(table: keyof typeof CAPTIONS, results: readonly Result[]): string[] {
  const measures: readonly Measure[] = MEASURES.filter(
    (measure) => measure.table === table && results.some(({ scores }) => measure.key in scores),
  );
  if (measures.length === 0) return [];
  const head = [
    '',
    ...measures.map(({ title, better }) => `${title} ${better === 'more' ? '↑' : '↓'}`),
  ];
  const rows = bestForms(results, measures[0] as Measure).map(({ method, scores }) => [
    method,
    ...measures.map(({ key, digits }) => formatMean(scores[key as keyof MeanScores], digits)),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]!.length)),
  );
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')}`;
  return [`  ${CAPTIONS[table]}`, line(head), ...rows.map(line)];
}

/** Of the forms of one method only the one that is best by a measure, where the first of them stands. */
function bestForms(results: readonly Result[], { key, better }: Measure): readonly Result[] {
  const sign = better === 'more' ? 1 : -1;
  const value = ({ scores }: Result) => sign * (scores[key as keyof MeanScores]?.mean ?? -Infinity);
  const groups = Map.groupBy(results, ({ method, formOf }) => formOf ?? method);
  return [...groups.values()].map((forms) =>
    forms.reduce((best, form) => (value(form) > value(best) ? form : best)),
  );
}

function formatMean(value: Mean | undefined, digits: number): string {
  if (value === undefined) return '–';
  const { mean, standardError } = value;
  const text = mean.toFixed(digits);
  return standardError === null ? text : `${text} ± ${standardError.toFixed(digits)}`;
}
