import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { NewJob } from '../../queue/job.ts';
import type { MediaKey, MediaKind } from '../../queue/media-store.ts';
import { sweep, sweepOptions } from '../../queue/sweep.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { inChunks } from './chunks.ts';
import { claimed, jobResult, newJob } from './contract/fixtures.ts';
import { openLocalStores } from './local-stores.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function setUp() {
  const folder = tempFolder();
  const { queue, media } = await openLocalStores(folder, { maxAttempts: 1 });
  const put = (kind: MediaKind) => media.put(kind, inChunks(kind));
  return {
    queue,
    media,
    put,
    /** A job with a photo and a driver video of its own. */
    async enqueue(overrides: Partial<NewJob> = {}) {
      const [photo, driver] = [await put('photo'), await put('driver')];
      const payload = { ...newJob().payload, photo, driver };
      const { job } = await queue.enqueue(newJob({ payload, ...overrides }));
      return { id: job.id, photo, driver };
    },
    /** Sweeps as if so much time had gone by. */
    sweepAfter: (ms: number) => sweep(queue, media, sweepOptions(Date.now() + ms, 24)),
    makeOld(key: MediaKey, ageMs: number) {
      const at = (Date.now() - ageMs) / 1000;
      utimesSync(join(folder, 'media', key), at, at);
    },
    async stored() {
      return (await Array.fromAsync(media.list())).map(({ key }) => key).sort();
    },
  };
}

describe('sweep', () => {
  test('keeps what open jobs need, however long they wait', async () => {
    const { queue, put, enqueue, sweepAfter, stored } = await setUp();
    const running = await enqueue();
    const waiting = await enqueue();
    const claim = await claimed(queue);
    const preview = await put('preview');
    await queue.heartbeat(claim, { stage: 'frames', fraction: 0.5, etaMs: 1, preview });
    expect(await sweepAfter(1000 * HOUR)).toMatchObject({ media: 0 });
    const needed = [running.photo, running.driver, waiting.photo, waiting.driver, preview];
    expect(await stored()).toEqual(needed.sort());
  });

  test('keeps clip and preview of a done job for 24 hours, its photo and driver not at all', async () => {
    const { queue, put, enqueue, sweepAfter, stored } = await setUp();
    await enqueue();
    const [clip, preview] = [await put('clip'), await put('preview')];
    await queue.complete(await claimed(queue), jobResult({ clip, preview }));
    expect(await sweepAfter(24 * HOUR - MINUTE)).toMatchObject({ media: 2 });
    expect(await stored()).toEqual([clip, preview]);
    expect(await sweepAfter(24 * HOUR + MINUTE)).toMatchObject({ media: 2, bytes: 11 });
    expect(await stored()).toEqual([]);
  });

  test('keeps photo and driver of a failed job for an hour, so that it can be tried again', async () => {
    const { queue, enqueue, sweepAfter, stored } = await setUp();
    const { photo, driver } = await enqueue();
    await queue.fail(await claimed(queue), { code: 'crashed', params: {} }, { retry: true });
    await sweepAfter(59 * MINUTE);
    expect(await stored()).toEqual([photo, driver].sort());
    await sweepAfter(61 * MINUTE);
    expect(await stored()).toEqual([]);
  });

  test('deletes the media of a cancelled job at once', async () => {
    const { queue, enqueue, sweepAfter, stored } = await setUp();
    const { id } = await enqueue();
    await queue.cancel(id, { userId: 'discord:1', admin: false });
    await sweepAfter(0);
    expect(await stored()).toEqual([]);
  });

  test('keeps a photo that two jobs name until the second has ended', async () => {
    const { queue, enqueue, sweepAfter, stored } = await setUp();
    const { id, photo } = await enqueue();
    const payload = { ...newJob().payload, photo };
    const second = await queue.enqueue(newJob({ payload }));
    await queue.cancel(id, { userId: 'discord:1', admin: false });
    await sweepAfter(2 * HOUR);
    expect(await stored()).toEqual([photo]);
    await queue.cancel(second.job.id, { userId: 'discord:1', admin: false });
    await sweepAfter(0);
    expect(await stored()).toEqual([]);
  });

  test('deletes what no job names after an hour, for its job may be on its way', async () => {
    const { put, makeOld, sweepAfter, stored } = await setUp();
    const [old, fresh] = [await put('photo'), await put('photo')];
    makeOld(old, 61 * MINUTE);
    expect(await sweepAfter(0)).toMatchObject({ media: 1 });
    expect(await stored()).toEqual([fresh]);
  });

  test('drops the record of a job a week after it was told of, never before', async () => {
    const { queue, enqueue, sweepAfter } = await setUp();
    const { id } = await enqueue();
    await queue.complete(await claimed(queue), jobResult());
    await sweepAfter(1000 * HOUR);
    expect(await queue.get(id)).not.toBeNull();
    await queue.delivered((await queue.claimDelivery('discord'))!);
    await sweepAfter(6 * 24 * HOUR);
    expect(await queue.get(id)).not.toBeNull();
    expect(await sweepAfter(8 * 24 * HOUR)).toMatchObject({ records: 1 });
    expect(await queue.get(id)).toBeNull();
  });
});
