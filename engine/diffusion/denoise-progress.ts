/** How far denoising is, told behind each window. */
export interface DenoiseProgress {
  /** The step at work, from 0. */
  readonly step: number;
  readonly steps: number;
  /** Windows of that step that are done. */
  readonly window: number;
  readonly windows: number;
  /** 0…1 of all the work. */
  readonly fraction: number;
  /** Estimated time to the end, milliseconds. */
  readonly etaMs: number;
}

export interface DenoiseMeter {
  /** Tell that the next window is done. */
  windowDone(): void;
}

/** What the work of a step is measured by. */
interface MeteredStep {
  readonly rows: readonly unknown[];
  readonly windows: readonly (readonly number[])[];
  /** Default 1. */
  readonly cost?: number;
}

/** Counts frames of rows, of which each costs what its step does; the time left follows from the pace so far. */
export function createDenoiseMeter(
  steps: readonly MeteredStep[],
  report: (progress: DenoiseProgress) => void,
  now: () => number = performance.now.bind(performance),
): DenoiseMeter {
  const startedAt = now();
  const windows = steps.flatMap(({ rows, windows, cost = 1 }, step) =>
    windows.map(({ length }, window) => ({
      step,
      window: window + 1,
      windows: windows.length,
      work: cost * rows.length * length,
    })),
  );
  const totalWork = windows.reduce((sum, { work }) => sum + work, 0);
  const left = windows.values();
  let doneWork = 0;
  return {
    windowDone() {
      const { value: done } = left.next();
      if (!done) throw new RangeError('more windows are done than there are');
      const { work, ...place } = done;
      doneWork += work;
      const etaMs = Math.round(((now() - startedAt) * (totalWork - doneWork)) / doneWork);
      report({ ...place, steps: steps.length, fraction: doneWork / totalWork, etaMs });
    },
  };
}
