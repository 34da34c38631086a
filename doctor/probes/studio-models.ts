import { listModels, modelHome, modelPath } from '../../engine/checkpoints/model-home.ts';
import { readTrials } from '../../engine/models/providers/kept-trials.ts';
import { sayTrial } from '../../engine/models/providers/say-trials.ts';

/** Prints the models that are there, and where each was measured to be computed how fast. */
const home = modelHome(process.env);
const models = await Promise.all(
  (await listModels(home)).map(async (name) => {
    const sizes = await readTrials(modelPath(home, name)).catch(() => []);
    const measured = sizes.flatMap(({ sidePixels, trials }) =>
      trials.map((trial) => `${trial.provider} at ${sidePixels}²: ${sayTrial(trial)}`),
    );
    return { name, measured };
  }),
);
console.log(JSON.stringify(models));
