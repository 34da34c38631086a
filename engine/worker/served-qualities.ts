import { listModels } from '../checkpoints/model-home.ts';
import type { WorkerLimits } from './config.ts';
import type { Logger } from './log.ts';

/**
 * The qualities that a worker takes jobs of: those it is set to, but `studio` only where one model
 * is there, since a job does not say which.
 */
export async function servedQualities(
  { qualities, modelHome: home }: Pick<WorkerLimits, 'qualities' | 'modelHome'>,
  log: Pick<Logger, 'warn'>,
): Promise<WorkerLimits['qualities']> {
  if (!qualities.includes('studio')) return qualities;
  const models = await listModels(home);
  if (models.length === 1) return qualities;
  log.warn({ home, models }, 'no jobs of the quality studio are taken: it needs one model');
  return qualities.filter((quality) => quality !== 'studio');
}
