import { vi } from 'vitest';
import type { JobQueue } from '../../../queue/job-queue.ts';
import { WORKER } from '../contract/fixtures.ts';
import { jobResult, newJob } from '../new-job.ts';

const ASKERS = 8;
const WORKERS = 4;
/** Far more than it takes; a busy machine is slow. */
const PATIENCE = { timeout: 90_000, interval: 20 };

/** People who ask and workers who render, none of whom gives up while Redis is away. */
export class Crowd {
  readonly #queues: { readonly asker: JobQueue; readonly worker: JobQueue };
  readonly #accepted = new Set<string>();
  readonly #running: Promise<void>[];
  #done = 0;
  #working = true;

  /** Each of the eight asks for so many clips. */
  constructor(queues: { readonly asker: JobQueue; readonly worker: JobQueue }, clipsEach: number) {
    this.#queues = queues;
    this.#running = [
      ...Array.from({ length: ASKERS }, (_, i) => this.#ask(`user:${i}`, clipsEach)),
      ...Array.from({ length: WORKERS }, () => this.#work()),
      this.#reap(),
    ];
  }

  untilDone(count: number): Promise<void> {
    return vi.waitFor(() => {
      if (this.#done < count) throw new Error(`${this.#done} of ${count} jobs are done`);
    }, PATIENCE);
  }

  /** Waits until all that was accepted is done; returns it. */
  async finish(): Promise<string[]> {
    await Promise.all(this.#running.slice(0, ASKERS));
    const states = ['queued', 'rendering'] as const;
    await vi.waitFor(async () => {
      for await (const { id } of this.#queues.worker.jobs({ states }))
        throw new Error(`${id} is not done`);
    }, PATIENCE);
    await this.stop();
    return [...this.#accepted];
  }

  async stop(): Promise<void> {
    this.#working = false;
    await Promise.all(this.#running);
  }

  async #ask(userId: string, clips: number): Promise<void> {
    for (let i = 0; i < clips && this.#working; i++) {
      const asked = newJob({ userId });
      const answer = await this.#insist(() => this.#queues.asker.enqueue(asked));
      if (answer !== null) this.#accepted.add(answer.job.id);
    }
  }

  async #work(): Promise<void> {
    const { worker } = this.#queues;
    while (this.#working) {
      const claim = await this.#insist(() => worker.claim(WORKER));
      if (claim === null) continue;
      if (await this.#insist(() => worker.complete(claim, jobResult()))) this.#done++;
    }
  }

  async #reap(): Promise<void> {
    while (this.#working) await this.#insist(() => this.#queues.worker.reapLapsed());
  }

  /** Tries until Redis answers. */
  async #insist<T>(ask: () => Promise<T>): Promise<T | null> {
    while (this.#working) {
      try {
        return await ask();
      } catch (error) {
        if ((error as { code?: string }).code !== 'store-unreachable') throw error;
      }
    }
    return null;
  }
}
