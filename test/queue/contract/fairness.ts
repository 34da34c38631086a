import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JobQueue } from '../../../queue/job-queue.ts';
import { drain, enqueue, type StartQueue, WORKER } from './fixtures.ts';

export function promiseFairness(start: StartQueue): void {
  /** Enqueues for each letter's user; `A9` has priority 9. */
  const ask = async (queue: JobQueue, line: string) => {
    for (const word of line.split(' '))
      await enqueue(queue, { userId: word[0]!, priority: Number(word[1] ?? 0) });
  };
  const next = async (queue: JobQueue) => (await queue.claim(WORKER))?.job.userId;
  const rest = (queue: JobQueue) => drain(queue, ({ userId }) => userId);

  test('one user after another gets a turn', async () => {
    const { queue } = await start();
    await ask(queue, 'A A A B B C');
    expect(await rest(queue)).toEqual(['A', 'B', 'C', 'A', 'B', 'A']);
  });

  test('jobs of one user go in order of arrival', async () => {
    const { queue } = await start();
    const ids = [await enqueue(queue), await enqueue(queue), await enqueue(queue)];
    expect(await drain(queue, ({ id }) => id)).toEqual(ids);
  });

  test('a newcomer never waits behind a backlog', async () => {
    const { queue } = await start();
    await ask(queue, 'A A A A A B B');
    expect([await next(queue), await next(queue), await next(queue)]).toEqual(['A', 'B', 'A']);
    await ask(queue, 'C');
    expect([await next(queue), await next(queue)]).toContain('C');
  });

  test('who asks again as soon as served does not starve the others', async () => {
    const { queue } = await start();
    await ask(queue, 'A A A B');
    const served = [];
    for (let i = 0; i < 6; i++) {
      const userId = await next(queue);
      served.push(userId);
      if (userId === 'B') await ask(queue, 'B');
    }
    expect(served).toEqual(['A', 'B', 'A', 'B', 'A', 'B']);
  });

  test('a higher priority goes before all lower ones', async () => {
    const { queue } = await start();
    await ask(queue, 'A A B5 C9 B5 D');
    expect(await rest(queue)).toEqual(['C', 'B', 'B', 'A', 'D', 'A']);
  });

  test('turns of a higher priority do not push a newcomer back', async () => {
    const { queue } = await start();
    await ask(queue, 'A A A A C9 C9 C9 C9');
    for (let i = 0; i < 5; i++) await next(queue);
    await ask(queue, 'B');
    expect(await rest(queue)).toEqual(['B', 'A', 'A', 'A']);
  });

  test('turns start anew when the line has been empty', async () => {
    const { queue } = await start();
    await ask(queue, 'A A A A');
    await rest(queue);
    await ask(queue, 'B B A A');
    expect(await rest(queue)).toEqual(['B', 'A', 'B', 'A']);
  });

  test('whatever the order of asking and serving, every user gets a turn', async () => {
    const step = fc.oneof(
      fc.record({ userId: fc.constantFrom('A', 'B', 'C', 'D'), priority: fc.nat({ max: 1 }) }),
      fc.constant('claim' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { queue } = await start();
        const line = new WatchedLine();
        for (const one of steps)
          if (one === 'claim') line.served((await queue.claim(WORKER))?.job.id ?? null);
          else line.joined(await enqueue(queue, one), one.userId, one.priority);
        for (const id of await drain(queue, (job) => job.id)) line.served(id);
        line.served(null);
      }),
      { numRuns: 15 },
    );
  });
}

interface Waiting {
  readonly id: string;
  readonly userId: string;
  readonly priority: number;
  /** Turns that others had while this one stood first of its user's, by user. */
  readonly passedBy: Map<string, number>;
}

/** What an onlooker can say about a fair line, whatever numbers it is kept by. */
class WatchedLine {
  #waiting: Waiting[] = [];

  joined(id: string, userId: string, priority: number): void {
    this.#waiting.push({ id, userId, priority, passedBy: new Map() });
  }

  served(id: string | null): void {
    if (id === null) {
      expect(this.#waiting).toEqual([]);
      return;
    }
    const job = this.#waiting.find((one) => one.id === id)!;
    expect(job.priority).toBe(Math.max(...this.#waiting.map(({ priority }) => priority)));
    const heads = firstOfEach(this.#waiting.filter(({ priority }) => priority === job.priority));
    expect(heads).toContain(job);
    this.#waiting = this.#waiting.filter((one) => one !== job);
    for (const head of heads) if (head !== job) passBy(head, job.userId);
  }
}

/** At most one turn of this round, and one that a later comer has in store. */
function passBy(head: Waiting, userId: string): void {
  const turns = (head.passedBy.get(userId) ?? 0) + 1;
  head.passedBy.set(userId, turns);
  expect(turns).toBeLessThanOrEqual(2);
}

function firstOfEach(waiting: readonly Waiting[]): Waiting[] {
  const users = new Set(waiting.map(({ userId }) => userId));
  return [...users].map((user) => waiting.find(({ userId }) => userId === user)!);
}
