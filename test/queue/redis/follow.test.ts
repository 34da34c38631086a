import { randomUUID } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MAX_ROUND } from '../../../queue/fair-round.ts';
import type { JobQueue } from '../../../queue/job-queue.ts';
import { openRedisQueue } from '../../../queue/redis/bullmq-queue.ts';
import { closeStore, openStore, type RedisStore } from '../../../queue/redis/store.ts';
import { redisOrSay } from '../../helpers/redis-server.ts';
import { claimed, enqueue, eventually, WORKER } from '../contract/fixtures.ts';
import { jobResult, newJob } from '../new-job.ts';
import { redisOfSuite } from './redis-of-suite.ts';

const program = redisOrSay('What BullMQ did not follow');
const OWNER = { userId: 'discord:1', admin: false };

/** Each test stops a process between the two halves of a change: the record and BullMQ. */
describe.skipIf(program === null)('a process that dies before BullMQ followed', () => {
  const redis = redisOfSuite(program);

  const open = async () => {
    const options = { name: randomUUID(), policy: { leaseMs: 90, backoffMs: 0 } };
    const queue = await openRedisQueue(redis().url, options);
    const dying = await openStore(redis().url, options);
    onTestFinished(async () => {
      await queue.close();
      await closeStore(dying);
    });
    return { queue, dying };
  };

  const claimedAfterRepair = (queue: JobQueue) =>
    eventually(async () => {
      await queue.reapLapsed();
      return queue.claim(WORKER);
    });
  /** All that BullMQ holds of the quality `lite`. */
  const heldByBullMq = async ({ connection, linePrefix }: RedisStore) => {
    const keys = ['prioritized', 'delayed'].map((name) => `${linePrefix}lite:${name}`);
    const lists = ['wait', 'active'].map((name) => `${linePrefix}lite:${name}`);
    const ids = await Promise.all([
      ...keys.map((key) => connection.client.zrange(key, '0', '-1')),
      ...lists.map((key) => connection.client.lrange(key, 0, -1)),
    ]);
    return ids.flat();
  };

  test('leaves an accepted job that gets into the line', async () => {
    const { queue, dying } = await open();
    const job = newJob();
    const args = [
      'a1',
      JSON.stringify(job),
      job.userId,
      '',
      'lite',
      'discord',
      0,
      4,
      9,
      9,
    ] as const;
    await dying.run('enqueue', MAX_ROUND, ...args);
    expect(await queue.claim(WORKER)).toBeNull();
    expect(await queue.place('a1')).toMatchObject({ position: 1 });
    expect((await claimedAfterRepair(queue)).job).toMatchObject({ id: 'a1', attempts: 1 });
  });

  test('leaves a job given by BullMQ that is given again, with no try counted', async () => {
    const { queue, dying } = await open();
    const id = await enqueue(queue);
    expect(await dying.lines.lite.next('token of the dead')).toBe(id);
    expect(await queue.place(id)).toMatchObject({ position: 1 });
    expect((await claimedAfterRepair(queue)).job).toMatchObject({ id, attempts: 1 });
  });

  test('leaves an ended job that goes from BullMQ', async () => {
    const { queue, dying } = await open();
    const id = await enqueue(queue);
    const { token } = await claimed(queue);
    await dying.run('complete', id, token, 'nonce', JSON.stringify(jobResult()), 10, 30);
    expect(await heldByBullMq(dying)).toEqual([id]);
    await eventually(async () => {
      await queue.reapLapsed();
      return (await heldByBullMq(dying)).length === 0;
    });
    expect(await queue.get(id)).toMatchObject({ state: 'done' });
  });

  test('leaves a cancelled job that no worker gets', async () => {
    const { queue, dying } = await open();
    const id = await enqueue(queue);
    await dying.run('cancel', id, OWNER.userId, 0);
    expect(await heldByBullMq(dying)).toEqual([id]);
    expect(await queue.claim(WORKER)).toBeNull();
    expect(await heldByBullMq(dying)).toEqual([]);
  });

  test('leaves a failed try that is followed by the next', async () => {
    const { queue, dying } = await open();
    const id = await enqueue(queue);
    const { token } = await claimed(queue);
    await dying.run('fail', id, token, 'nonce', '{"code":"crashed","params":{}}', 1, 3, 0);
    expect((await claimedAfterRepair(queue)).job).toMatchObject({ id, attempts: 2 });
  });

  test('leaves a job tried again that does not keep the turn of before', async () => {
    const { queue, dying } = await open();
    const id = await enqueue(queue);
    await dying.run('cancel', id, OWNER.userId, 0);
    const other = await enqueue(queue);
    await queue.retry(id);
    expect(await queue.place(other)).toMatchObject({ position: 1 });
    expect(await queue.place(id)).toMatchObject({ position: 2 });
  });

  test('a call whose answer was lost is answered the same when repeated', async () => {
    const { queue, dying } = await open();
    const id = await enqueue(queue);
    const { token } = await claimed(queue);
    const complete = () =>
      dying.run<string[]>('complete', id, token, 'nonce', JSON.stringify(jobResult()), 10, 30);
    expect((await complete())[0]).toBe('ended');
    expect((await complete())[0]).toBe('again');
    expect(await queue.complete(await lostClaim(queue, id, token), jobResult())).toBe(false);
  });
});

async function lostClaim(queue: JobQueue, id: string, token: string) {
  return { job: (await queue.get(id))!, token };
}
