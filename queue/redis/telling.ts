import { randomUUID } from 'node:crypto';
import type { JobQueue } from '../job-queue.ts';
import { type FlatRecord, readRecord } from './job-record.ts';
import { nonces } from './nonces.ts';
import type { RedisStore } from './store.ts';

/** The side of those who tell the askers. */
export function tellingSide({
  run,
  policy,
}: RedisStore): Pick<JobQueue, 'claimDelivery' | 'renewDelivery' | 'delivered'> {
  const withNonce = nonces();
  return {
    claimDelivery: async (surface) => {
      const token = randomUUID();
      const args = [surface, token, policy.leaseMs] as const;
      const flat = await run<FlatRecord | null>('claim-delivery', ...args);
      const job = flat && readRecord(flat);
      return job && { job, token };
    },
    renewDelivery: async ({ job, token }) => {
      const args = [job.id, token, job.replyTo.surface, policy.leaseMs] as const;
      return (await run<number>('renew-delivery', ...args)) === 1;
    },
    delivered: ({ job, token }) =>
      withNonce(token, async (nonce) => {
        const args = [job.id, token, nonce, job.replyTo.surface] as const;
        return (await run<number>('delivered', ...args)) === 1;
      }),
  };
}
