import { randomUUID } from 'node:crypto';
import { UNMEASURED_MS } from '../fair-share.ts';
import { type Job, type JobFailure, QUALITIES, type Quality } from '../job.ts';
import type { Claim, JobQueue, WorkerCard } from '../job-queue.ts';
import { SPEED_SAMPLES } from '../speed.ts';
import { follow, settleLeftOvers } from './follow.ts';
import { type FlatRecord, readRecord } from './job-record.ts';
import { nonces } from './nonces.ts';
import type { RedisStore } from './store.ts';
import { readCard, writeCard } from './worker-card.ts';

type WorkersCalls =
  | 'claim'
  | 'workers'
  | 'signOff'
  | 'heartbeat'
  | 'complete'
  | 'fail'
  | 'handBack'
  | 'reapLapsed';

/** The side of those who render. */
export function workingSide(store: RedisStore): Pick<JobQueue, WorkersCalls> {
  const { run, policy } = store;
  const withNonce = nonces();
  return {
    claim: (worker) => claim(store, worker),
    workers: async () => (await run<string[]>('workers', policy.leaseMs)).map(readCard).sort(byId),
    signOff: async (worker) => void (await run('sign-off', writeCard(worker))),
    heartbeat: async ({ job, token }, progress) => {
      const shown = progress === undefined ? '' : JSON.stringify(progress);
      const [answer] = await Promise.all([
        run<'held' | 'cancelled' | 'lost'>('heartbeat', job.id, token, policy.leaseMs, shown),
        store.lines[job.quality].extendLock(job.id, token),
      ]);
      return answer;
    },
    complete: ({ job, token }, result) =>
      withNonce(token, async (nonce) => {
        const { renderMs } = result;
        const ended = JSON.stringify(result);
        const args = [job.id, token, nonce, ended, renderMs, SPEED_SAMPLES] as const;
        return endTry(store, { job, token }, await run<TryReply>('complete', ...args));
      }),
    fail: ({ job, token }, failure, { retry }) =>
      withNonce(token, async (nonce) => {
        const again = [retry ? 1 : 0, policy.maxAttempts, policy.backoffMs] as const;
        const args = [job.id, token, nonce, JSON.stringify(failure), ...again] as const;
        return endTry(store, { job, token }, await run<TryReply>('fail', ...args));
      }),
    handBack: ({ job, token }) =>
      withNonce(token, async (nonce) =>
        endTry(store, { job, token }, await run<TryReply>('hand-back', job.id, token, nonce)),
      ),
    reapLapsed: () => reapLapsed(store),
  };
}

function byId(a: WorkerCard, b: WorkerCard): number {
  return a.id < b.id ? -1 : 1;
}

type ClaimReply = readonly ['claimed', FlatRecord] | readonly ['busy'] | readonly ['ended'];

/**
 * BullMQ says which job is next, the record whether it may be had. A process that dies in between
 * leaves a job that is active for BullMQ and waits by the record; `checkStalled` puts it back.
 */
async function claim(store: RedisStore, worker: WorkerCard): Promise<Claim | null> {
  if (worker.qualities.length === 0) return null;
  const card = writeCard(worker);
  const qualities = QUALITIES.filter((quality) => worker.qualities.includes(quality));
  for (;;) {
    const quality = await store.run<Quality | null>(
      'next-line',
      card,
      store.linePrefix,
      ...qualities,
    );
    if (quality === null) return null;
    const job = await claimFrom(store, quality, card);
    if (job !== 'none') return job;
  }
}

async function claimFrom(store: RedisStore, quality: Quality, card: string) {
  const line = store.lines[quality];
  const token = randomUUID();
  const id = await line.next(token);
  if (id === null) return null;
  const args = [id, token, card, store.policy.leaseMs, UNMEASURED_MS[quality]] as const;
  const reply = await store.run<ClaimReply>('claim', ...args);
  if (reply[0] === 'claimed') return { job: readRecord(reply[1])!, token };
  // Ended while it stood in BullMQ's line. A busy one stays active there until its try ends.
  if (reply[0] === 'ended') await line.end(id, token);
  return 'none';
}

type TryReply =
  | readonly ['lost']
  | readonly ['again']
  | readonly ['ended', stamp: string]
  | readonly ['requeued', stamp: string, delayMs: string];

/** Tells BullMQ what became of a try; false when the claim was lost. */
async function endTry(
  store: RedisStore,
  { job: { id, quality }, token }: { job: Job; token: string },
  reply: TryReply,
): Promise<boolean> {
  if (reply[0] === 'lost') return false;
  if (reply[0] === 'again') return true;
  const note = { id, quality, stamp: reply[1] };
  if (reply[0] === 'requeued') {
    const delayMs = Number(reply[2]);
    await follow(store, note, (line) => line.putBack(id, token, delayMs));
  } else {
    // Nobody sees whether BullMQ still holds a job that has ended.
    store.background.later(follow(store, note, (line) => line.end(id, token)));
  }
  return true;
}

/** What is told of a job that every worker died of. */
const CRASHED: JobFailure = { code: 'crashed', params: {} };

/** As `scripts/reap.lua` has it. */
type Lapsed = readonly [id: string, token: string, stamp: string, delayMs: string];

async function reapLapsed(store: RedisStore): Promise<number> {
  const { leaseMs, maxAttempts, backoffMs } = store.policy;
  let count = 0;
  for (const quality of QUALITIES) {
    const args = [quality, leaseMs, maxAttempts, backoffMs, JSON.stringify(CRASHED)] as const;
    const lapsed = await store.run<Lapsed[]>('reap', ...args);
    for (const [id, token, stamp, delayMs] of lapsed)
      await follow(store, { id, quality, stamp }, (line) =>
        delayMs === '' ? line.end(id, token) : line.putBack(id, token, Number(delayMs)),
      );
    count += lapsed.length;
  }
  await settleLeftOvers(store);
  return count;
}
