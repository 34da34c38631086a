import { listModels, modelHome, modelPath } from '../../engine/checkpoints/model-home.ts';
import { UserError } from '../../engine/core/user-error.ts';
import { planMemory } from '../../engine/models/memory-plan.ts';
import { openModel } from '../../engine/models/open-model.ts';
import { networkMemory, readMemoryLimits } from '../../engine/network-memory.ts';
import { modelWindows } from '../../engine/studio/window-policy.ts';

/**
 * Prints how many bytes networks may take on the CPU now, and what each model would make of them: a
 * portrait of eight seconds, as the bots ask for, or why not.
 */
const CLIP = { width: 512, height: 768, frames: 96 };

const availableBytes = await networkMemory('cpu', readMemoryLimits(process.env));
const models = [];
for (const name of await listModels(modelHome(process.env)))
  models.push({ name, ...(await planFor(name).catch(refusalOf)) });
console.log(JSON.stringify({ availableBytes, models }));

async function planFor(name: string) {
  const model = await openModel(modelPath(modelHome(process.env), name), 'cpu');
  const guidance = model.profile.schedule.guidance > 1;
  const wanted = { ...CLIP, window: modelWindows(model).size, guidance };
  const { choice, peak } = planMemory({ style: model, provider: 'cpu', availableBytes, wanted });
  const { width, height, window } = choice;
  return { width, height, window, bytes: peak.total };
}

function refusalOf(error: unknown) {
  const isShort = error instanceof UserError && error.code.startsWith('memory-');
  return { refusal: error instanceof Error ? error.message : String(error), isShort };
}
