import type { FvdResult } from './collect-fvd.ts';
import type { BenchOptions } from './options.ts';
import type { BenchRun, TaskResult } from './run-bench.ts';
import { summarise } from './summary.ts';
import { formatResults, type Result } from './table.ts';

/** The results of a run to read: each clip, then the means over all of them. */
export function formatRun(
  { results, fvd, notInstalled, leftOut }: BenchRun,
  options: BenchOptions,
): string {
  const clips = results.map(({ name, frames, methods }) => {
    const scores = methods.map((result) => ({ ...result, scores: summarise([result.scores]) }));
    return `${name}: ${frames} frames at ${options.fps} a second\n${formatResults(scores)}`;
  });
  const means =
    results.length > 1
      ? [`mean of ${results.length} clips ± standard error\n${formatResults(overClips(results))}`]
      : [];
  const hints = [
    ...notInstalled.map((sentence) => `not measured: ${sentence}`),
    ...leftOut.map((sentence) => `left out: ${sentence}`),
  ];
  return [...clips, ...means, ...(fvd ? [formatFvd(fvd)] : []), ...hints].join('\n\n');
}

function formatFvd({ clips, methods }: FvdResult): string {
  const width = Math.max(...methods.map(({ method }) => method.length));
  const rows = methods.map(({ method, fvd }) => {
    const text = Number.isNaN(fvd) ? '–' : fvd.toFixed(1);
    return `  ${method.padEnd(width)}  ${text.padStart(8)}`;
  });
  return [`FVD ↓ of all together, ${clips} clips of 16 frames`, ...rows].join('\n');
}

/** The same for programs. What could not be measured is null. */
export function runAsJson(
  { results, fvd, notInstalled, leftOut }: BenchRun,
  options: BenchOptions,
): string {
  const { protocol, fps, height } = options;
  const mean = overClips(results);
  const facts = { protocol, fps, height, clips: results, mean, fvd, notInstalled, leftOut };
  return JSON.stringify(facts, null, 2);
}

function overClips(results: readonly TaskResult[]): Result[] {
  const byMethod = Map.groupBy(
    results.flatMap(({ methods }) => methods),
    ({ method }) => method,
  );
  return [...byMethod.values()].map((ofClips) => ({
    ...(ofClips[0] as (typeof ofClips)[number]),
    scores: summarise(ofClips.map(({ scores }) => scores)),
  }));
}
