import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../queue/sqlite/open-database.ts';
import { queueOn } from '../../../queue/sqlite/sqlite-queue.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { claimed, enqueue, eventually, finishNext } from '../contract/fixtures.ts';

function start() {
  const database = openDatabase(tempFolder());
  const queue = queueOn(database, { policy: { maxOpenPerUser: 1e6 } });
  onTestFinished(() => queue.close());
  const count = () => database.sql('SELECT count(*) AS count FROM events').get()?.count as number;
  return { queue, count, ...database };
}

test('a process hears of its own changes at once, and of all in their order', async () => {
  const { queue } = start();
  const heard: string[] = [];
  await queue.subscribe(({ state }) => heard.push(state));
  await enqueue(queue);
  await finishNext(queue);
  expect(heard).toEqual(['queued', 'rendering', 'done']);
});

test('the record of events stays bounded', async () => {
  const { queue, count, db } = start();
  db.exec(`INSERT INTO events (event) WITH RECURSIVE n(i) AS
    (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 29999) SELECT '{}' FROM n`);
  await enqueue(queue);
  expect(count()).toBe(20_000);
});

test('events are read to the end after others were trimmed or erased', async () => {
  const { queue } = start();
  const heard: string[] = [];
  await enqueue(queue, { userId: 'A' });
  await finishNext(queue);
  await queue.subscribe(({ userId, state }) => heard.push(`${userId} ${state}`));
  await queue.forgetUser('A');
  await enqueue(queue, { userId: 'B' });
  await claimed(queue);
  await eventually(() => heard.length === 2);
  expect(heard).toEqual(['B queued', 'B rendering']);
});

test('nothing of a forgotten user is left in the file', async () => {
  const { queue, sql } = start();
  await enqueue(queue, { userId: 'discord:4711' });
  await finishNext(queue);
  await queue.forgetUser('discord:4711');
  for (const { name } of sql(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all())
    expect(JSON.stringify(sql(`SELECT * FROM ${name}`).all())).not.toContain('4711');
});
