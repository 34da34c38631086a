import { broken, type Check, well } from '../check.ts';
import { runProbe } from './run-probe.ts';

/** The networks that find people in photos. In a process of its own: compiling them blocks. */
export const modelsCheck: Check = {
  name: 'photo models',
  limitMs: 60_000,
  async run({ signal }) {
    const { loaded, failure } = await runProbe<{ loaded: string[]; failure: string | null }>(
      'models',
      { signal },
    );
    if (failure !== null)
      return broken(failure, 'Run “npm ci” again: they come with the packages.');
    return well(`${loaded.join(', ')} load`);
  },
};
