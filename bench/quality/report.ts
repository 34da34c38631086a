import type { BenchOptions } from './options.ts';
import type { BenchRun, TaskResult } from './run-bench.ts';
import { summarise } from './summary.ts';
import { formatResults, type Result } from './table.ts';

/** The results of a run to read: each clip, then the means over all of them. */
export function formatRun({ results, leftOut }: BenchRun, options: BenchOptions): string {
  const clips = results.map(({ name, frames, methods }) => {
    const scores = methods.map((result) => ({ ...result, scores: summarise([result.scores]) }));
    return `${name}: ${frames} frames at ${options.fps} a second\n${formatResults(scores)}`;
  });
  const means =
    results.length > 1
      ? [`mean of ${results.length} clips ± standard error\n${formatResults(overClips(results))}`]
      : [];
  return [...clips, ...means, ...leftOut.map((sentence) => `left out: ${sentence}`)].join('\n\n');
}

/** The same for programs. What could not be measured is null. */
export function runAsJson({ results, leftOut }: BenchRun, options: BenchOptions): string {
  const { protocol, fps, height } = options;
  const mean = overClips(results);
  return JSON.stringify({ protocol, fps, height, clips: results, mean, leftOut }, null, 2);
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
