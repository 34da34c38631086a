import { CheckpointError } from '../../engine/checkpoints/checkpoint-error.ts';
import { readLiteWeights } from '../../engine/lite/lite-weights.ts';
import { liteWeightsPath } from '../../engine/lite/weights-path.ts';
import { broken, type Check, well } from '../check.ts';

/** Whether the weights of the quality “lite” can be used. */
export const liteWeightsCheck: Check = {
  name: 'lite weights',
  async run({ env }) {
    try {
      const { values, trained, hasMotion } = await readLiteWeights(liteWeightsPath(env));
      const numbers = [...values.values()].reduce((sum, { length }) => sum + length, 0);
      const kind = hasMotion ? 'clips' : 'single frames';
      return well(
        `${(numbers / 1e6).toFixed(1)} million numbers, learnt from ${kind} of ${trained.width}×${trained.height}`,
      );
    } catch (error) {
      if (!(error instanceof CheckpointError)) throw error;
      return broken(
        error.message,
        'Until then the quality “lite” is a preview. Bring back assets/weights/lite.safetensors, and unset ANYDANCE_LITE_WEIGHTS.',
      );
    }
  },
};
