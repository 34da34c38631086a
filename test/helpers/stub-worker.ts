import { readWorkerConfig } from '../../engine/worker/config.ts';
import { createLog } from '../../engine/worker/log.ts';
import { serveJobs } from '../../engine/worker/serve-jobs.ts';
import { stopSignals } from '../../engine/worker/stop-signals.ts';
import { startStubRenderer } from './stub-renderer.ts';

/** The worker program, but for its renderer and a lease that tests can wait for. */
const { stores, worker } = readWorkerConfig(process.env);
const policy = { ...stores.policy, leaseMs: 3000, backoffMs: 10 };
const startRenderer = () => startStubRenderer(process.env);
await serveJobs(
  { stores: { ...stores, policy }, worker },
  { startRenderer, log: createLog(worker.logLevel), ...stopSignals(process.env) },
);
