import { existsSync } from 'node:fs';
import { createLog } from '../engine/worker/log.ts';
import { stopSignals } from '../engine/worker/stop-signals.ts';
import { ConfigError } from '../queue/read-env.ts';
import { type BotConfig, readBotConfig } from './config.ts';
import { WRONG_SETTINGS } from './keep-running.ts';
import { Refused } from './refused.ts';
import { runBot } from './run-bot.ts';

/** `npm run bot`: the only place here that reads the environment. */
if (existsSync('.env')) process.loadEnvFile('.env');
const config = readConfig();
if (config) {
  const log = createLog(config.surfaces.logLevel);
  const { stop } = stopSignals(process.env);
  await runBot(config, { env: process.env, stop, log }).catch((err: unknown) => {
    log.fatal({ err }, 'the bot cannot go on');
    process.exitCode = err instanceof Refused ? WRONG_SETTINGS : 1;
  });
  // A platform's library may hold on to a socket for minutes.
  process.exit();
}

function readConfig(): BotConfig | null {
  try {
    return readBotConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = WRONG_SETTINGS;
    return null;
  }
}
