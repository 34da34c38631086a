import { existsSync } from 'node:fs';
import { readWorkerConfig } from '../engine/worker/config.ts';
import { stopSignals } from '../engine/worker/stop-signals.ts';
import { ConfigError } from '../queue/read-env.ts';
import { readBotConfig } from './config.ts';
import { keepRunning, WRONG_SETTINGS } from './keep-running.ts';
import { welcome } from './welcome.ts';

/**
 * `npm start`: the bot and a worker of each quality, so that a preview never waits behind a clip of
 * an hour; each in a process of its own that is started again when it dies.
 */
if (existsSync('.env')) process.loadEnvFile('.env');
const configs = readConfigs();
if (configs) {
  const { bot, worker } = configs;
  process.stdout.write(welcome(bot.surfaces));
  const { stop } = stopSignals(process.env);
  const ended = new AbortController();
  const signal = AbortSignal.any([stop, ended.signal]);
  const graceMs = worker.worker.graceMs + 15_000;
  const keep = (name: string, path: string, env: Readonly<Record<string, string>> = {}) =>
    keepRunning(new URL(path, import.meta.url), {
      signal,
      graceMs,
      env,
      onDeath: (status, pauseMs) =>
        process.stderr.write(
          `The ${name} ended (${status ?? 'killed'}); it starts again in ${pauseMs / 1000} s.\n`,
        ),
    }).finally(() => ended.abort());
  const statuses = await Promise.all([
    keep('bot', './main.ts'),
    ...worker.worker.qualities.map((quality) =>
      keep(`worker of ${quality}`, '../engine/worker/main.ts', { WORKER_QUALITIES: quality }),
    ),
  ]);
  process.exitCode = stop.aborted ? 0 : Math.max(...statuses.map((status) => status ?? 1));
}

function readConfigs() {
  try {
    return { bot: readBotConfig(process.env), worker: readWorkerConfig(process.env) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = WRONG_SETTINGS;
    return null;
  }
}
