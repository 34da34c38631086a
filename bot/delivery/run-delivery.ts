import { OPEN_STATES } from '../../queue/job.ts';
import { pauseUntil } from '../pause-until.ts';
import type { DeliveryOptions } from './delivery-options.ts';
import { keepShowing } from './show-jobs.ts';
import { tellEndings } from './tell-endings.ts';

const TRY_AGAIN_MS = 1000;
const LOOK_AGAIN_MS = 15_000;

/**
 * Keeps the messages of one surface's jobs up to date and tells how they ended, until the signal;
 * then resolves when what is under way has come to rest. A store that is away is waited for.
 */
export async function runDelivery(options: DeliveryOptions): Promise<void> {
  const { queue, surface, signal, lookAgainMs = LOOK_AGAIN_MS } = options;
  const log = options.log.child({ surface: surface.name });
  const showing = keepShowing({ ...options, log });
  const endings = tellEndings({ ...options, log }, { beforeTelling: showing.forget });
  const unsubscribe = await subscribe();
  // Nobody tells that a worker went, or that an hour has passed behind a long clip.
  const lookAgain = setInterval(showing.lineMoved, lookAgainMs);
  await Promise.all([endings.run(), watchOpenJobs()]);
  clearInterval(lookAgain);
  showing.stop();
  await unsubscribe?.().catch(warn);

  /** Null when it was told to stop before the store was there. */
  async function subscribe() {
    while (!signal.aborted) {
      try {
        return await queue.subscribe((event) => {
          if (event.kind === 'state') showing.lineMoved();
          if (event.surface !== surface.name) return;
          if (event.state === 'queued' || event.state === 'rendering') showing.changed(event);
          else endings.look();
        });
      } catch (error) {
        warn(error);
        await pauseUntil(TRY_AGAIN_MS, signal);
      }
    }
    return null;
  }

  /** Jobs from before this process, once. */
  async function watchOpenJobs(): Promise<void> {
    for (let found = false; !found && !signal.aborted; ) {
      try {
        for await (const { id, state, replyTo } of queue.jobs({ states: OPEN_STATES }))
          if (replyTo.surface === surface.name) showing.changed({ jobId: id, state });
        found = true;
      } catch (error) {
        warn(error);
        await pauseUntil(TRY_AGAIN_MS, signal);
      }
    }
  }

  function warn(err: unknown): void {
    log.warn({ err }, 'the queue cannot be reached');
  }
}
