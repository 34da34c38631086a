import type { Job } from '../../queue/job.ts';
import type { Delivery } from '../../queue/job-queue.ts';
import type { DeliveryOptions } from './delivery-options.ts';
import { whileRenewing } from './while-renewing.ts';

const LOOK_EVERY_MS = 1000;
/** Uploads at once: a slow one holds up nobody. */
const MAX_AT_ONCE = 4;
const MAX_REMEMBERED = 1000;

export interface Endings {
  /** A job may have ended just now. */
  look(): void;
  /** Tells of ended jobs until the signal. */
  run(): Promise<void>;
}

/**
 * Tells askers how their jobs ended. However long an upload takes, its claim is renewed, so that no
 * other process tells the same. An ending that was told is not told again by this process,
 * even when the queue could not be told so; one that could not be told comes back when its claim
 * has lapsed.
 */
export function tellEndings(
  { queue, commands, surface, signal, log }: DeliveryOptions,
  { beforeTelling }: { readonly beforeTelling: (jobId: string) => Promise<void> },
): Endings {
  const told = new Set<string>();
  /** The newest claim of each ending that is being told: renewals may have got lost. */
  const underWay = new Map<string, Delivery>();
  const running = new Set<Promise<void>>();
  let wake: () => void = () => undefined;
  return { look: () => wake(), run };

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const claimed = underWay.size < MAX_AT_ONCE ? await claim() : null;
      if (claimed === null) await nextLook();
      else start(claimed);
    }
    await Promise.all(running);
  }

  function start(delivery: Delivery): void {
    const name = nameOf(delivery);
    const begun = underWay.has(name);
    underWay.set(name, delivery);
    if (begun) return;
    const task = tell(name, delivery).finally(() => {
      underWay.delete(name);
      running.delete(task);
      wake();
    });
    running.add(task);
  }

  async function tell(name: string, { job }: Delivery): Promise<void> {
    try {
      if (!told.has(name)) {
        await whileRenewing(
          () => renew(name),
          () => deliver(job),
        );
        remember(name);
      }
      if (await queue.delivered(underWay.get(name)!)) told.delete(name);
    } catch (err) {
      log.warn({ err, job: job.id }, 'an ending could not be told; it is tried again');
    }
  }

  async function deliver(job: Job): Promise<void> {
    await beforeTelling(job.id);
    await surface.deliver(job, await commands.describe(job, null));
  }

  async function renew(name: string): Promise<void> {
    try {
      await queue.renewDelivery(underWay.get(name)!);
    } catch (err) {
      log.warn({ err }, 'the queue cannot be reached');
    }
  }

  async function claim(): Promise<Delivery | null> {
    try {
      return await queue.claimDelivery(surface.name);
    } catch (err) {
      log.warn({ err }, 'the queue cannot be reached');
      return null;
    }
  }

  async function nextLook(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, LOOK_EVERY_MS);
    wake = () => resolve();
    signal.addEventListener('abort', wake);
    if (signal.aborted) resolve();
    await promise;
    signal.removeEventListener('abort', wake);
    clearTimeout(timer);
  }

  function remember(name: string): void {
    told.add(name);
    const [oldest] = told;
    if (told.size > MAX_REMEMBERED && oldest !== undefined) told.delete(oldest);
  }
}

/** A job that is tried again ends again. */
function nameOf({ job }: Delivery): string {
  return `${job.id} ${job.endedAt}`;
}
