import { setTimeout as pause } from 'node:timers/promises';
import type { Claim, WorkerCard } from '../../queue/job-queue.ts';
import { sweep, sweepOptions } from '../../queue/sweep.ts';
import { every } from './every.ts';
import { type JobTools, runJob } from './run-job.ts';

export interface WorkerOptions {
  readonly card: WorkerCard;
  readonly clipRetentionHours: number;
  readonly graceMs: number;
  /** Aborted: take no more jobs; finish the one at hand within the grace time, or hand it back. */
  readonly stop: AbortSignal;
  /** Aborted: hand it back now. */
  readonly stopNow: AbortSignal;
}

const POLL_MS = 250;
const REAP_EVERY_MS = 1000;
const SWEEP_EVERY_MS = 5 * 60_000;

/** Takes jobs and renders them, one at a time, until it is stopped. Keeps house for the others too. */
export async function runWorker(tools: JobTools, options: WorkerOptions): Promise<void> {
  const { queue, media, log } = tools;
  const { card, stop } = options;
  const { handBack, dispose } = handBackSignal(options);
  const onError = (err: unknown) => log.warn({ err }, 'the stores do not answer');
  const loops = { signal: AbortSignal.any([stop, options.stopNow]), onError };
  const houseKeeping = Promise.all([
    every(REAP_EVERY_MS, () => queue.reapLapsed(), loops),
    every(SWEEP_EVERY_MS, sweepOnce, loops),
  ]);
  while (!loops.signal.aborted) {
    const claim = await queue.claim(card).catch(onError);
    if (!claim) await pause(POLL_MS, undefined, loops).catch(() => undefined);
    else if (loops.signal.aborted) await giveBack(claim);
    else await runJob(claim, tools, handBack);
  }
  dispose();
  await queue.signOff(card).catch(onError);
  await houseKeeping;

  async function sweepOnce(): Promise<void> {
    const swept = await sweep(queue, media, sweepOptions(Date.now(), options.clipRetentionHours));
    if (swept.media + swept.partials + swept.records > 0) log.info(swept, 'swept');
  }

  async function giveBack(claim: Claim): Promise<void> {
    await queue.handBack(claim).catch(onError);
  }
}

/** Aborted once a job at hand must not go on. */
function handBackSignal({ stop, stopNow, graceMs }: WorkerOptions): {
  handBack: AbortSignal;
  dispose(): void;
} {
  const graceOver = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const startTimer = () => {
    timer = setTimeout(() => graceOver.abort(), graceMs);
  };
  stop.addEventListener('abort', startTimer, { once: true });
  return {
    handBack: AbortSignal.any([graceOver.signal, stopNow]),
    dispose: () => clearTimeout(timer),
  };
}
