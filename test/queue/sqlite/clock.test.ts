import { expect, onTestFinished, test } from 'vitest';
import { openSqliteQueue } from '../../../queue/sqlite/sqlite-queue.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { claimed, enqueue, eventually, finishNext, WORKER } from '../contract/fixtures.ts';

const HOUR_MS = 3600e3;
const FAILURE = { code: 'crashed', params: {} };

/** A queue whose wall clock the test moves. */
function startWithClock(policy: { leaseMs?: number; backoffMs?: number }) {
  const clock = { ms: Date.parse('2026-11-25T12:00:00Z') };
  const queue = openSqliteQueue({ folder: tempFolder(), policy, now: () => clock.ms });
  onTestFinished(() => queue.close());
  return { queue, clock };
}

test.each([
  ['back', -HOUR_MS],
  ['forward', HOUR_MS],
])('a clock that is set %s takes no claim from a living worker', async (_, jumpMs) => {
  const { queue, clock } = startWithClock({ leaseMs: 60_000 });
  await enqueue(queue);
  const claim = await claimed(queue);
  await queue.reapLapsed();
  clock.ms += jumpMs;
  expect(await queue.reapLapsed()).toBe(0);
  expect(await queue.heartbeat(claim)).toBe('held');
});

test('a dead worker loses its claim though the clock was set back', async () => {
  const { queue, clock } = startWithClock({ leaseMs: 60, backoffMs: HOUR_MS });
  const id = await enqueue(queue);
  await claimed(queue);
  clock.ms -= 24 * HOUR_MS;
  expect(await eventually(() => queue.reapLapsed())).toBe(1);
  expect(await queue.get(id)).toMatchObject({ state: 'queued', attempts: 1 });
});

test('a backoff does not last longer because the clock was set back', async () => {
  const { queue, clock } = startWithClock({ backoffMs: 2000 });
  const id = await enqueue(queue);
  await queue.fail(await claimed(queue), FAILURE, { retry: true });
  expect(await queue.claim(WORKER)).toBeNull();
  clock.ms -= HOUR_MS;
  expect((await claimed(queue)).job.id).toBe(id);
});

test('a backoff ends when its time has come', async () => {
  const { queue, clock } = startWithClock({ backoffMs: 2000 });
  await enqueue(queue);
  await queue.fail(await claimed(queue), FAILURE, { retry: true });
  clock.ms += 1999;
  expect(await queue.claim(WORKER)).toBeNull();
  clock.ms += 1;
  await queue.fail(await claimed(queue), FAILURE, { retry: true });
  clock.ms += 3999;
  expect(await queue.claim(WORKER)).toBeNull();
  clock.ms += 1;
  await claimed(queue);
});

test('a delivery under way is not done twice because the clock was set forward', async () => {
  const { queue, clock } = startWithClock({ leaseMs: 60_000 });
  await enqueue(queue);
  await finishNext(queue);
  const delivery = await queue.claimDelivery('discord');
  clock.ms += HOUR_MS;
  expect(await queue.claimDelivery('discord')).toBeNull();
  expect(await queue.delivered(delivery!)).toBe(true);
});

test('a lost delivery is done though the clock was set back', async () => {
  const { queue, clock } = startWithClock({ leaseMs: 60 });
  const id = await enqueue(queue);
  await finishNext(queue);
  await queue.claimDelivery('discord');
  clock.ms -= 24 * HOUR_MS;
  const delivery = await eventually(() => queue.claimDelivery('discord'));
  expect(delivery.job.id).toBe(id);
});

test('an estimate stays within bounds whatever the clock does', async () => {
  const { queue, clock } = startWithClock({});
  await enqueue(queue, { userId: 'A' });
  await finishNext(queue, { renderMs: 10_000 });
  await enqueue(queue, { userId: 'A' });
  const waiting = await enqueue(queue, { userId: 'B' });
  await claimed(queue);
  const etaMs = async () => (await queue.place(waiting))?.etaMs;
  expect(await etaMs()).toBe(20_000);
  clock.ms += 4000;
  expect(await etaMs()).toBe(16_000);
  clock.ms -= HOUR_MS;
  expect(await etaMs()).toBe(20_000);
  clock.ms += 2 * HOUR_MS;
  expect(await etaMs()).toBe(10_000);
});
