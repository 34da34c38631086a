import type { ExecutionProvider } from '../../runtime/onnx.ts';
import type { StepMeasure } from './choose-provider.ts';
import type { TrialSize } from './provider-trial.ts';

/** What the trial process is asked, as its only argument, in JSON. */
export interface TrialAsk {
  readonly provider: ExecutionProvider;
  /** Absent: only whether the provider starts and computes at all. */
  readonly step?: { readonly folder: string; readonly size: TrialSize };
}

/** What it answers, once. */
export type TrialAnswer =
  | { readonly type: 'started' }
  | { readonly type: 'measured'; readonly measure: StepMeasure }
  | { readonly type: 'failed'; readonly reason: string };
