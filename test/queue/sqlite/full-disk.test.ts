import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../queue/sqlite/open-database.ts';
import { queueOn } from '../../../queue/sqlite/sqlite-queue.ts';
import { canMountDisk, runInDisk } from '../../helpers/in-small-disk.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { enqueue, finishNext } from '../contract/fixtures.ts';

test('a database that may grow no more refuses in words and loses nothing', async () => {
  const database = openDatabase(tempFolder());
  const queue = queueOn(database, { policy: { maxOpenPerUser: 1e6 } });
  onTestFinished(() => queue.close());
  const limitPages = (count: number) => database.db.exec(`PRAGMA max_page_count = ${count}`);
  limitPages(40);
  const answers = [];
  for (let burst = 0; burst < 20; burst++)
    answers.push(...(await Promise.allSettled(Array.from({ length: 10 }, () => enqueue(queue)))));
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

test.skipIf(!canMountDisk)(
  'on a full disk what was accepted is kept, and all goes on once there is room',
  () => {
    const program = fileURLToPath(new URL('./fill-queue.ts', import.meta.url));
    const command = `'${process.execPath}' --no-warnings '${program}' /mnt`;
    const { stdout, stderr } = runInDisk(command, 'size=2m');
    expect(stderr).toBe('');
    const { accepted, onRecord, ...outcome } = JSON.parse(stdout);
    expect(outcome).toEqual({
      refusals: ['store-full', 'store-full', 'store-full'],
      position: 1,
      handedBack: true,
      lost: [],
    });
    expect(onRecord).toBe(accepted);
    expect(accepted).toBeGreaterThan(10);
  },
);
