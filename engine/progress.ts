/** The stages of a clip, in order. `frames` draws and encodes at the same time. */
export const STAGES = [
  'models',
  'photo',
  'person',
  'motion',
  'puppet',
  'frames',
  'finish',
] as const;
export type Stage = (typeof STAGES)[number];

export interface Progress {
  readonly stage: Stage;
  /** 0..1 of the whole job. */
  readonly fraction: number;
  /** Estimated time to the end, milliseconds. */
  readonly etaMs: number;
  /** Where the networks are, told behind each window. */
  readonly denoising?: Denoising;
}

export interface Denoising {
  /** The step at work, from 0. */
  readonly step: number;
  readonly steps: number;
  /** Windows of that step that are done. */
  readonly window: number;
  readonly windows: number;
  /** Left out while the clip is made. `faces`: small faces are drawn anew, in steps of their own. */
  readonly pass?: 'faces';
}

/** What a stage knows better than the meter. */
type Known = Partial<Pick<Progress, 'etaMs' | 'denoising'>>;

export interface ProgressMeter {
  /** Tell how far a stage is, 0..1. Stages before it count as complete. */
  at(stage: Stage, fraction: number, known?: Known): void;
}

/**
 * Turns "stage X is at 40 %" into one honest bar: each stage has an expected share of the time,
 * and the time left scales with how fast this job has really been so far.
 */
export function createProgressMeter(
  expectedMs: Readonly<Record<Stage, number>>,
  report: (progress: Progress) => void,
  now: () => number = performance.now.bind(performance),
): ProgressMeter {
  const startedAt = now();
  let doneMs = 0;
  const totalMs = STAGES.reduce((sum, stage) => sum + expectedMs[stage], 0);
  return {
    at(stage, fraction, known) {
      const before = STAGES.slice(0, STAGES.indexOf(stage));
      const beforeMs = before.reduce((sum, name) => sum + expectedMs[name], 0);
      // What is drawn behind a draft begins its stage anew: the bar waits for it.
      doneMs = Math.max(doneMs, beforeMs + fraction * expectedMs[stage]);
      const pace = doneMs > 0 ? (now() - startedAt) / doneMs : 1;
      const etaMs = Math.round((totalMs - doneMs) * pace);
      report({ stage, fraction: doneMs / totalMs, etaMs, ...known });
    },
  };
}
