import { randomInt } from 'node:crypto';
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { NewJob } from '../queue/job.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { jobResult, newJob } from '../test/queue/new-job.ts';
import { quantile, sorted } from './quantiles.ts';
import { openBenchQueue } from './queue-store.ts';

/**
 * How fast the line is while 10 000 jobs wait in it: enqueueing, claiming and completing, and
 * finding one's place. Prints what it measured, on what, how often.
 */
const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'sqlite' },
    waiting: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '3' },
  },
});
const WAITING = Number(values.waiting);
const RUNS = Number(values.runs);
const CALLERS = 200;
const USERS = 5000;
/** Jobs that each run enqueues, claims or asks for. */
const OPERATIONS = 2000;
const BREATH_MS = 20;

const RESULT = jobResult();

const { queue, what, close } = await openBenchQueue(values.store);
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, ${what}`,
);
console.log(
  `${WAITING} jobs of ${USERS} users wait; ${RUNS} runs of ${OPERATIONS} each, after one warm-up`,
);
try {
  await fillTo(WAITING);
  await measure(`enqueue, ${CALLERS} callers nonstop`, enqueueNonstop);
  await measure(`enqueue, ${CALLERS} callers once each`, enqueueTogether);
  await measure('claim + complete, one worker', () => work(1));
  await measure('claim + complete, 16 workers', () => work(16));
  await measure('place, one caller', askPlaces);
} finally {
  await close();
}

/** One run: how long each operation took, milliseconds, and all of them together. */
interface Run {
  readonly eachMs: readonly number[];
  readonly totalMs: number;
}

async function measure(name: string, run: () => Promise<Run>): Promise<void> {
  const runs: Run[] = [];
  for (let i = 0; i <= RUNS; i++) {
    const one = await run();
    if (i > 0) runs.push(one);
    await fillTo(WAITING);
  }
  const perSecond = sorted(runs.map(({ eachMs, totalMs }) => (1000 * eachMs.length) / totalMs));
  const eachMs = sorted(runs.flatMap((one) => [...one.eachMs]));
  const rate = `${Math.round(quantile(perSecond, 0.5))} a second (${Math.round(perSecond[0]!)} to ${Math.round(perSecond.at(-1)!)})`;
  const latency = `p50 ${quantile(eachMs, 0.5).toFixed(2)} ms, p99 ${quantile(eachMs, 0.99).toFixed(2)} ms`;
  console.log(`  ${name.padEnd(34)} ${rate.padEnd(32)} ${latency}`);
}

/** As much as goes: each caller asks again as soon as it is answered. */
function enqueueNonstop(): Promise<Run> {
  return inParallel(CALLERS, OPERATIONS, async () => {
    await queue.enqueue(someJob());
  });
}

/** All at the same moment, then a breath, again and again. */
async function enqueueTogether(): Promise<Run> {
  const eachMs: number[] = [];
  let totalMs = 0;
  for (let done = 0; done < OPERATIONS; done += CALLERS) {
    const burst = await inParallel(CALLERS, CALLERS, async () => {
      await queue.enqueue(someJob());
    });
    eachMs.push(...burst.eachMs);
    totalMs += burst.totalMs;
    await pause(BREATH_MS);
  }
  return { eachMs, totalMs };
}

function work(workers: number): Promise<Run> {
  return inParallel(workers, OPERATIONS, async (caller) => {
    const claim = await queue.claim({ id: `worker-${caller}`, qualities: ['preview', 'lite'] });
    if (claim === null) throw new Error('The line is empty');
    await queue.complete(claim, RESULT);
  });
}

async function askPlaces(): Promise<Run> {
  const ids: string[] = [];
  for await (const { id } of queue.jobs({ states: ['queued'] })) ids.push(id);
  return inParallel(1, OPERATIONS, async () => {
    await queue.place(ids[randomInt(ids.length)]!);
  });
}

/** Does so many operations by so many callers, who each wait for their own. */
async function inParallel(
  callers: number,
  operations: number,
  operate: (caller: number) => Promise<void>,
): Promise<Run> {
  const eachMs: number[] = [];
  let left = operations;
  const startedAt = performance.now();
  const call = async (_: unknown, caller: number) => {
    while (left-- > 0) {
      const at = performance.now();
      await operate(caller);
      eachMs.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return { eachMs, totalMs: performance.now() - startedAt };
}

/** Brings the line to this length: adds, or takes the surplus out. */
async function fillTo(length: number): Promise<void> {
  let waiting = await countWaiting(queue);
  for (; waiting < length; waiting += CALLERS) await enqueueSome(CALLERS);
  for (; waiting > length; waiting--) {
    const claim = await queue.claim({ id: 'worker-0', qualities: ['preview', 'lite'] });
    if (claim !== null) await queue.complete(claim, RESULT);
  }
}

async function enqueueSome(count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => queue.enqueue(someJob())));
}

async function countWaiting(line: JobQueue): Promise<number> {
  let count = 0;
  for await (const _ of line.jobs({ states: ['queued'] })) count++;
  return count;
}

function someJob(): NewJob {
  return newJob({
    userId: `discord:${randomInt(USERS)}`,
    communityId: `discord:guild:${randomInt(1000)}`,
    clipSeconds: 4 + randomInt(8),
  });
}
