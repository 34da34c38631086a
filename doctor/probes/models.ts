import { loadPerceptionModels, type PerceptionModels } from '../../engine/perception/models.ts';

/** Loads all that looks at photos; prints what loaded, and the first failure. */
const NAMES: ReadonlyArray<keyof PerceptionModels> = ['detector', 'body', 'hand', 'face', 'openCv'];

const loaded: string[] = [];
let failure: string | null = null;
try {
  const models = await loadPerceptionModels();
  for (const name of NAMES) {
    await models[name]();
    loaded.push(name);
  }
} catch (error) {
  failure = `${NAMES[loaded.length]} does not load: ${(error as Error).message}`;
}
console.log(JSON.stringify({ loaded, failure }));
process.exit();
