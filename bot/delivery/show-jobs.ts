import type { Reply } from '../../commands/reply.ts';
import type { Job, JobState } from '../../queue/job.ts';
import type { DeliveryOptions } from './delivery-options.ts';
import { oneATurn } from './one-a-turn.ts';

interface Change {
  readonly jobId: string;
  readonly state: JobState;
}

/** What is known of an open job's message. */
interface Shown {
  waiting: boolean;
  /** To show it when its time has come; null when nothing is new. */
  timer: NodeJS.Timeout | null;
  /** When it was shown last, by `performance.now`. */
  at: number;
  /** As it was shown last: what looks the same is not sent. */
  looks: string;
  underWay: Promise<void>;
}

export interface Showing {
  /** Something about an open job is new. */
  changed(change: Change): void;
  /** Every waiting job may have another place now. */
  lineMoved(): void;
  /** The job has ended: resolves when its message will be changed here no more. */
  forget(jobId: string): Promise<void>;
  stop(): void;
}

/** Shows open jobs, each no oftener than the surface allows, and always as they are by then. */
export function keepShowing({ queue, commands, surface, log }: DeliveryOptions): Showing {
  const messages = new Map<string, Shown>();
  const inTurn = oneATurn();
  let stopped = false;
  return {
    changed({ jobId, state }) {
      const shown = messages.get(jobId) ?? begin(jobId);
      shown.waiting = state === 'queued';
      plan(jobId, shown);
    },
    lineMoved() {
      for (const [jobId, shown] of messages) if (shown.waiting) plan(jobId, shown);
    },
    async forget(jobId) {
      const shown = messages.get(jobId);
      if (shown?.timer) clearTimeout(shown.timer);
      messages.delete(jobId);
      await shown?.underWay;
    },
    stop() {
      stopped = true;
      for (const { timer } of messages.values()) if (timer) clearTimeout(timer);
      messages.clear();
    },
  };

  /** Its first state was the answer to the ask: that counts as shown. */
  function begin(jobId: string): Shown {
    const at = performance.now();
    const shown = { waiting: true, timer: null, at, looks: '', underWay: Promise.resolve() };
    messages.set(jobId, shown);
    return shown;
  }

  function plan(jobId: string, shown: Shown): void {
    if (stopped || shown.timer !== null) return;
    const waitMs = Math.max(0, shown.at + surface.showEveryMs - performance.now());
    shown.timer = setTimeout(() => {
      inTurn(() => {
        const before = shown.underWay;
        shown.underWay = before.then(() => show(jobId, shown));
      });
    }, waitMs);
  }

  async function show(jobId: string, shown: Shown): Promise<void> {
    shown.timer = null;
    shown.at = performance.now();
    try {
      const job = await queue.get(jobId);
      if (job === null || messages.get(jobId) !== shown) return;
      if (job.state !== 'queued' && job.state !== 'rendering') return;
      const place = job.state === 'queued' ? await queue.place(jobId) : null;
      const reply = await commands.describe(job, place);
      if (messages.get(jobId) === shown) await showIfNew(job, reply, shown);
    } catch (err) {
      log.warn({ err, job: jobId }, 'a message could not be brought up to date');
    }
  }

  async function showIfNew(job: Job, reply: Reply, shown: Shown): Promise<void> {
    const looks = JSON.stringify([reply.text, reply.preview, reply.locale]);
    if (looks === shown.looks) return;
    if (surface.mayShow?.(job) === false) return plan(job.id, shown);
    shown.looks = looks;
    await surface.show(job, reply);
  }
}
