import { FINISH_STEPS, type FinishStep } from '../../engine/finish/steps.ts';
import { cast, type Fault, pumping, wobble } from './faults.ts';

/** How the frames between those that were generated come about where they are not interpolated. */
export type Gap = 'held' | 'cross-faded';

/** Frames with faults, and what is done to them. */
export interface Trial {
  readonly name: string;
  readonly steps: readonly FinishStep[];
  /** Where frames are missing and not interpolated. */
  readonly gap?: Gap;
}

export interface Scenario {
  readonly name: string;
  readonly faults: readonly Fault[];
  /** Every so many frames are there. */
  readonly every: number;
  readonly trials: readonly Trial[];
}

const EVERY = 2;
const ALL_FAULTS = [wobble, cast, pumping] as const;

/** Each fault alone with the step against it; then all of them with all steps, and with all but one. */
export const SCENARIOS: readonly Scenario[] = [
  alone('no fault', [], ['deflicker', 'colour', 'background']),
  alone('wobble', [wobble], ['background']),
  alone('cast', [cast], ['colour']),
  alone('pumping', [pumping], ['deflicker']),
  {
    name: 'every second frame missing',
    faults: [],
    every: EVERY,
    trials: [
      { name: 'held', steps: [], gap: 'held' },
      { name: 'cross-faded', steps: [], gap: 'cross-faded' },
      { name: 'interpolation', steps: ['interpolation'] },
    ],
  },
  {
    name: 'all of these faults',
    faults: ALL_FAULTS,
    every: EVERY,
    trials: [
      { name: 'no step', steps: [], gap: 'held' },
      { name: 'all steps', steps: FINISH_STEPS },
      ...FINISH_STEPS.map(
        (step): Trial => ({
          name: `all but ${step}`,
          steps: FINISH_STEPS.filter((other) => other !== step),
          ...(step === 'interpolation' && { gap: 'held' }),
        }),
      ),
    ],
  },
];

function alone(name: string, faults: readonly Fault[], steps: readonly FinishStep[]): Scenario {
  return {
    name,
    faults,
    every: 1,
    trials: [
      { name: 'no step', steps: [] },
      ...steps.map((step): Trial => ({ name: step, steps: [step] })),
    ],
  };
}
