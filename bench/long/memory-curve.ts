/** Memory of a process at one moment. */
export interface MemorySample {
  /** Since the process was started, milliseconds. */
  readonly ms: number;
  readonly bytes: number;
  /** What it was doing. */
  readonly stage: string;
}

const BARS = '▁▂▃▄▅▆▇█';

export function peakOf(samples: readonly MemorySample[]): number {
  return Math.max(...samples.map(({ bytes }) => bytes));
}

/**
 * A curve in a line of text: the most in each part of the time, from nothing to the peak. A part
 * without a sample is as high as the one before it.
 */
export function sparkline(samples: readonly MemorySample[], columns: number): string {
  const peak = peakOf(samples);
  let height = 0;
  return mostInEach(samples, columns)
    .map((bytes) => {
      height = bytes ?? height;
      return BARS[Math.min(BARS.length - 1, Math.floor((BARS.length * height) / peak))];
    })
    .join('');
}

function mostInEach(samples: readonly MemorySample[], columns: number): (number | null)[] {
  const end = (samples.at(-1)?.ms ?? 0) + 1;
  const parts = Map.groupBy(samples, ({ ms }) => Math.floor((columns * ms) / end));
  return Array.from({ length: columns }, (_, at) => {
    const part = parts.get(at);
    return part ? peakOf(part) : null;
  });
}

/** Of each stage in its order: how long it took, and the most memory in it. */
export function stagePeaks(
  samples: readonly MemorySample[],
): { readonly stage: string; readonly seconds: number; readonly bytes: number }[] {
  const stages = [...Map.groupBy(samples, ({ stage }) => stage)];
  return stages.map(([stage, own], at) => {
    const from = own[0] as MemorySample;
    const next = stages[at + 1]?.[1][0] ?? (own.at(-1) as MemorySample);
    return { stage, seconds: (next.ms - from.ms) / 1000, bytes: peakOf(own) };
  });
}
