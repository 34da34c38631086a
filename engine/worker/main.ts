import { existsSync } from 'node:fs';
import { ConfigError } from '../../queue/read-env.ts';
import { keepRenderProcess } from '../child/keep-render-process.ts';
import { startRenderProcess } from '../child/render-process.ts';
import { readWorkerConfig, type WorkerConfig } from './config.ts';
import { createLog } from './log.ts';
import { serveJobs } from './serve-jobs.ts';
import { stopSignals } from './stop-signals.ts';
import { withoutSecrets } from './without-secrets.ts';

/** `npm run worker`: the only place here that reads the environment. */
if (existsSync('.env')) process.loadEnvFile('.env');
const config = readConfig();
if (config) {
  const log = createLog(config.worker.logLevel);
  const env = {
    ...withoutSecrets(process.env),
    // What is planned for must be what is watched.
    ANYDANCE_MEMORY_MB: String(Math.floor(config.worker.jobs.studio.memoryBytes / 1e6)),
  };
  const startRenderer = () => keepRenderProcess((onExit) => startRenderProcess(env, { onExit }));
  await serveJobs(config, { startRenderer, log, ...stopSignals(process.env) }).catch(
    (err: unknown) => {
      log.fatal({ err }, 'the worker cannot go on');
      process.exitCode = 1;
    },
  );
}

function readConfig(): WorkerConfig | null {
  try {
    return readWorkerConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
    return null;
  }
}
