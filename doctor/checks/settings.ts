import { readBotConfig } from '../../bot/config.ts';
import { readWorkerConfig } from '../../engine/worker/config.ts';
import { ConfigError } from '../../queue/read-env.ts';
import { broken, type Check, well } from '../check.ts';

/** What the bot and the worker would refuse to start with. */
export const settingsCheck: Check = {
  name: 'settings',
  async run({ env }) {
    try {
      readBotConfig(env);
      readWorkerConfig(env);
      return well('make sense');
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const says = error.message.replaceAll('\n', ' ');
      return broken(says, 'Correct it in .env: docs/operator/start.md lists the variables.');
    }
  },
};
