import { ddimStep } from '../../../engine/diffusion/ddim.ts';
import {
  makeSchedule,
  type ScheduleSettings,
  trailingTimesteps,
} from '../../../engine/diffusion/schedule.ts';
import { type Computed, numbersOf, type ParityConfig, type ParitySet } from '../parity-set.ts';

const TRAIN_STEPS = 1000;

/** `06_scheduler`: the noise of each training step, which steps are visited, and single steps. */
export async function* schedulerCase({ golden, config }: ParitySet): AsyncIterable<Computed> {
  const file = await golden('06_scheduler');
  const schedule = makeSchedule(scheduleSettings(config));
  yield { name: '06_scheduler/betas', values: schedule.betas };
  yield { name: '06_scheduler/alphas_cumprod', values: schedule.alphasCumprod };
  // Behind the last step nothing is noise, and noise is not scaled before the first: both are 1 here.
  yield { name: '06_scheduler/final_alpha_cumprod', values: [1] };
  yield { name: '06_scheduler/init_noise_sigma', values: [1] };
  const sample = numbersOf(file, 'step_sample');
  const modelOutput = numbersOf(file, 'step_model_output');
  for (const name of file.keys()) {
    const visited = /^timesteps_(\d+)$/.exec(name)?.[1];
    if (visited) {
      const values = trailingTimesteps(TRAIN_STEPS, Number(visited));
      yield { name: `06_scheduler/${name}`, values };
    }
    const [, all, at, what] = /^step_n(\d+)_i(\d+)_(prev_sample|pred_x0)$/.exec(name) ?? [];
    if (all && at) {
      const steps = Number(all);
      const timestep = trailingTimesteps(TRAIN_STEPS, steps)[Number(at)] as number;
      const step = ddimStep({ schedule, prediction: 'v', sample, modelOutput, timestep, steps });
      const values = what === 'pred_x0' ? step.predictedOriginal : step.previous;
      yield { name: `06_scheduler/${name}`, values };
    }
  }
  yield { name: '06_scheduler/step_sample' };
  yield { name: '06_scheduler/step_model_output' };
}

/** The noise that the set's config asks for. */
export function scheduleSettings({
  noise_scheduler_kwargs: noise,
}: ParityConfig): ScheduleSettings {
  return {
    trainSteps: TRAIN_STEPS,
    betaStart: noise.beta_start,
    betaEnd: noise.beta_end,
    betas: noise.beta_schedule,
    zeroTerminalSnr: noise.rescale_betas_zero_snr,
  };
}
