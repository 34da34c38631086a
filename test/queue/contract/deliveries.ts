import { expect, test } from 'vitest';
import { claimed, enqueue, eventually, finishNext, type StartQueue } from './fixtures.ts';

const DISCORD = 'discord';

export function promiseDeliveries(start: StartQueue): void {
  test('what has not ended is not told', async () => {
    const { queue } = await start();
    await enqueue(queue);
    expect(await queue.claimDelivery(DISCORD)).toBeNull();
    await claimed(queue);
    expect(await queue.claimDelivery(DISCORD)).toBeNull();
  });

  test('however a job ends, its asker is told once', async () => {
    const { queue } = await start();
    const done = await enqueue(queue);
    await finishNext(queue);
    const failed = await enqueue(queue);
    await queue.fail(await claimed(queue), { code: 'no-person', params: {} }, { retry: false });
    const cancelled = await enqueue(queue);
    await queue.cancel(cancelled, { userId: 'discord:1', admin: false });
    const told = [];
    for (let i = 0; i < 3; i++) {
      const delivery = await queue.claimDelivery(DISCORD);
      told.push(delivery?.job.id);
      expect(await queue.delivered(delivery!)).toBe(true);
    }
    expect(new Set(told)).toEqual(new Set([done, failed, cancelled]));
    expect(await queue.claimDelivery(DISCORD)).toBeNull();
    expect((await queue.get(done))?.deliveredAt).not.toBeNull();
  });

  test('the longest ended is told first', async () => {
    const { queue } = await start();
    const early = await enqueue(queue, { userId: 'A' });
    const late = await enqueue(queue, { userId: 'B' });
    const claims = [await claimed(queue), await claimed(queue)];
    const failure = { code: 'no-person', params: {} };
    await queue.fail(claims[1]!, failure, { retry: false });
    const ended = (await queue.get(late))?.endedAt ?? 0;
    await eventually(() => Date.now() > ended);
    await queue.fail(claims[0]!, failure, { retry: false });
    expect((await queue.claimDelivery(DISCORD))?.job.id).toBe(late);
    expect((await queue.claimDelivery(DISCORD))?.job.id).toBe(early);
  });

  test('a surface tells only its own', async () => {
    const { queue } = await start();
    await enqueue(queue, { replyTo: { surface: 'web', address: {} } });
    await finishNext(queue);
    expect(await queue.claimDelivery(DISCORD)).toBeNull();
    const delivery = await queue.claimDelivery('web');
    expect(delivery?.job.replyTo).toEqual({ surface: 'web', address: {} });
  });

  test('two consumers never tell the same', async () => {
    const { queue, another } = await start();
    const handles = [queue, await another()];
    for (let i = 0; i < 12; i++) {
      await enqueue(queue, { userId: `discord:${i}` });
      await finishNext(queue);
    }
    const deliveries = await Promise.all(
      Array.from({ length: 20 }, (_, i) => handles[i % 2]!.claimDelivery(DISCORD)),
    );
    const got = deliveries.filter((delivery) => delivery !== null);
    expect(got).toHaveLength(12);
    expect(new Set(got.map(({ job }) => job.id)).size).toBe(12);
  });

  test('a delivery that is renewed stays its consumer’s for many leases', async () => {
    const { queue, another } = await start({ leaseMs: 1000 });
    const slow = await enqueue(queue);
    await finishNext(queue);
    const claim = (await queue.claimDelivery(DISCORD))!;
    const silent = await enqueue(queue);
    await finishNext(queue);
    expect((await queue.claimDelivery(DISCORD))?.job.id).toBe(silent);
    const other = await another();
    let lapses = 0;
    await eventually(async () => {
      expect(await queue.renewDelivery(claim)).toBe(true);
      const delivery = await other.claimDelivery(DISCORD);
      if (delivery === null) return false;
      expect(delivery.job.id).toBe(silent);
      return ++lapses === 3;
    });
    expect(await queue.delivered(claim)).toBe(true);
    expect((await other.get(slow))?.deliveredAt).not.toBeNull();
  });

  test('a claim that is over cannot be renewed', async () => {
    const { queue, another } = await start({ leaseMs: 90 });
    await enqueue(queue);
    await finishNext(queue);
    const lost = (await queue.claimDelivery(DISCORD))!;
    const other = await another();
    const delivery = await eventually(() => other.claimDelivery(DISCORD));
    expect(await queue.renewDelivery(lost)).toBe(false);
    expect(await other.renewDelivery(delivery)).toBe(true);
    expect(await other.delivered(delivery)).toBe(true);
    expect(await other.renewDelivery(delivery)).toBe(false);
  });

  test('the lease of a renewed delivery lapses as well', async () => {
    const { queue, another } = await start({ leaseMs: 90 });
    const id = await enqueue(queue);
    await finishNext(queue);
    const claim = (await queue.claimDelivery(DISCORD))!;
    expect(await queue.renewDelivery(claim)).toBe(true);
    const other = await another();
    expect((await eventually(() => other.claimDelivery(DISCORD))).job.id).toBe(id);
    expect(await queue.delivered(claim)).toBe(false);
  });

  test('what a dead consumer took is told by another', async () => {
    const { queue, another } = await start({ leaseMs: 90 });
    const id = await enqueue(queue);
    await finishNext(queue);
    const lost = (await queue.claimDelivery(DISCORD))!;
    const other = await another();
    const delivery = await eventually(() => other.claimDelivery(DISCORD));
    expect(delivery.job.id).toBe(id);
    expect(delivery.token).not.toBe(lost.token);
    expect(await queue.delivered(lost)).toBe(false);
    expect((await queue.get(id))?.deliveredAt).toBeNull();
    expect(await other.delivered(delivery)).toBe(true);
    expect(await other.delivered(delivery)).toBe(false);
    expect(await other.claimDelivery(DISCORD)).toBeNull();
  });
}
