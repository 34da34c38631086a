import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../queue/sqlite/open-database.ts';
import { openSqliteQueue, queueOn } from '../../../queue/sqlite/sqlite-queue.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { CAN_MOUNT, tinyDisk } from '../../helpers/tiny-disk.ts';
import { claimed, enqueue, finishNext } from '../contract/fixtures.ts';

const LIMITLESS = { maxOpenPerUser: 1e6, backoffMs: 0 };

test('a database that may grow no more refuses in words and loses nothing', async () => {
  const database = openDatabase(tempFolder());
  const queue = queueOn(database, { policy: LIMITLESS });
  onTestFinished(() => queue.close());
  const limitPages = (count: number) => database.db.exec(`PRAGMA max_page_count = ${count}`);
  limitPages(40);
  const answers = await Promise.allSettled(Array.from({ length: 200 }, () => enqueue(queue)));
  const refused = answers.filter((answer) => answer.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'store-full' });
  const accepted = answers.filter((answer) => answer.status === 'fulfilled');
  expect(accepted.length).toBeGreaterThan(0);
  limitPages(1e6);
  const onRecord = await Array.fromAsync(queue.jobs(), ({ id }) => id);
  expect(new Set(onRecord)).toEqual(new Set(accepted.map(({ value }) => value)));
  expect(onRecord).toContain(await finishNext(queue));
});

test.skipIf(!CAN_MOUNT)(
  'on a full disk everything accepted is kept, and goes on once there is room',
  async () => {
    const disk = tinyDisk(2 * 1024 * 1024);
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(512 * 1024));
    const folder = join(disk, 'data');
    const queue = openSqliteQueue({ folder, policy: LIMITLESS });
    onTestFinished(() => queue.close());
    const claim = await enqueue(queue).then(() => claimed(queue));
    const accepted = [claim.job.id];
    const fill = async () => {
      for (;;) accepted.push(await enqueue(queue));
    };
    await expect(fill()).rejects.toMatchObject({
      code: 'store-full',
      message: expect.stringContaining(folder),
    });
    await expect(queue.claim({ id: 'w', qualities: ['lite'] })).rejects.toMatchObject({
      code: 'store-full',
    });
    await expect(queue.handBack(claim)).rejects.toMatchObject({ code: 'store-full' });
    expect((await queue.place(accepted[1]!))?.position).toBe(1);
    rmSync(ballast);
    expect(await queue.handBack(claim)).toBe(true);
    accepted.push(await enqueue(queue));
    const again = openSqliteQueue({ folder });
    onTestFinished(() => again.close());
    const onRecord = await Array.fromAsync(again.jobs(), ({ id }) => id);
    expect(new Set(onRecord)).toEqual(new Set(accepted));
  },
);
