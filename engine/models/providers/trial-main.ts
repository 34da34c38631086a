import { operatorsOf } from '../operators-of.ts';
import { measureStep } from './measure-step.ts';
import { failureReason } from './provider-failure.ts';
import type { TrialAnswer, TrialAsk } from './trial-messages.ts';

/**
 * Tries one provider and ends. A process of its own: what a driver lacks may crash it or hang it,
 * and all its memory is free again behind it.
 */
const ask = JSON.parse(process.argv[2] ?? '') as TrialAsk;
// Who asked is gone.
process.on('disconnect', () => process.exit());
process.send?.(await answerOf(ask), undefined, {}, () => process.exit());

async function answerOf({ provider, step }: TrialAsk): Promise<TrialAnswer> {
  try {
    if (step) {
      const measure = await measureStep(step.folder, { provider, size: step.size });
      return { type: 'measured', measure };
    }
    await operatorsOf(provider);
    return { type: 'started' };
  } catch (error) {
    return { type: 'failed', reason: failureReason(error) };
  }
}
