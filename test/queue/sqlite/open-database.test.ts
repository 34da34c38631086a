import { execFile } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../queue/sqlite/open-database.ts';
import { MIGRATIONS } from '../../../queue/sqlite/schema.ts';
import { openSqliteQueue } from '../../../queue/sqlite/sqlite-queue.ts';
import { asNobody } from '../../helpers/as-nobody.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { enqueue } from '../contract/fixtures.ts';

test('a new file is brought up to the newest version, in a folder made for it', () => {
  const folder = join(tempFolder(), 'deep', 'data');
  const { db, place } = openDatabase(folder);
  expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: MIGRATIONS.length });
  expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
  expect(place).toBe(join(folder, 'anydance.sqlite'));
  db.close();
  openDatabase(folder).db.close();
});

test('what a newer version wrote is left alone', () => {
  const folder = tempFolder();
  const { db } = openDatabase(folder);
  db.exec('PRAGMA user_version = 999');
  db.close();
  expect(() => openDatabase(folder)).toThrow(expect.objectContaining({ code: 'store-too-new' }));
});

test('a file that is no database is named as damaged, and left as it is', () => {
  const folder = tempFolder();
  const file = join(folder, 'anydance.sqlite');
  const text = 'This was the data of somebody. '.repeat(200);
  writeFileSync(file, text);
  expect(() => openDatabase(folder)).toThrow(
    expect.objectContaining({ code: 'store-corrupt', message: expect.stringContaining(file) }),
  );
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('damage in the middle of the file is found when it is opened', async () => {
  const folder = tempFolder();
  await fill(folder);
  damage(join(folder, 'anydance.sqlite'));
  expect(() => openSqliteQueue({ folder })).toThrow(
    expect.objectContaining({ name: 'QueueError', code: 'store-corrupt' }),
  );
});

test('damage that happens while it is open is named too', async () => {
  const folder = tempFolder();
  await fill(folder);
  const queue = openSqliteQueue({ folder });
  const other = openSqliteQueue({ folder });
  onTestFinished(() => queue.close());
  onTestFinished(() => other.close());
  damage(join(folder, 'anydance.sqlite'));
  await enqueue(other, { userId: 'A' }); // What the first has in memory is out of date now.
  const readAll = async () => {
    for await (const job of queue.jobs()) expect(job.state).toBe('queued');
  };
  await expect(readAll()).rejects.toMatchObject({ code: 'store-corrupt' });
});

test.skipIf(process.platform === 'win32')('a folder that cannot be written is named', () => {
  const folder = tempFolder();
  chmodSync(folder, 0o555);
  const place = join(folder, 'anydance.sqlite');
  const refusal = { code: 'store-not-writable', message: expect.stringContaining(place) };
  asNobody(() => {
    expect(() => openDatabase(folder)).toThrow(expect.objectContaining(refusal));
    expect(() => openDatabase(join(folder, 'data'))).toThrow(
      expect.objectContaining({ code: 'store-not-writable' }),
    );
  });
});

test.skipIf(process.platform === 'win32')('a file that cannot be written is named', async () => {
  const folder = tempFolder();
  await fill(folder);
  chmodSync(join(folder, 'anydance.sqlite'), 0o444);
  chmodSync(folder, 0o555);
  asNobody(() =>
    expect(() => openDatabase(folder)).toThrow(
      expect.objectContaining({ code: 'store-not-writable' }),
    ),
  );
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'anydance.sqlite'), 0o644);
  const queue = openSqliteQueue({ folder });
  expect(await Array.fromAsync(queue.jobs())).toHaveLength(300);
  await queue.close();
});

test('a file in the way of the folder is named', () => {
  const file = join(tempFolder(), 'data');
  writeFileSync(file, '');
  for (const folder of [file, join(file, 'deeper')])
    expect(() => openDatabase(folder)).toThrow(
      expect.objectContaining({ code: 'store-not-writable' }),
    );
});

test('processes that start at once on an empty folder make one store', async () => {
  const folder = join(tempFolder(), 'data');
  const script = fileURLToPath(new URL('./enqueue-one.ts', import.meta.url));
  const run = () => promisify(execFile)(process.execPath, ['--no-warnings', script, folder]);
  const answers = await Promise.all([run(), run(), run(), run()]);
  const outcomes = answers.map(({ stdout }) => JSON.parse(stdout));
  expect(outcomes.filter(({ created }) => created)).toHaveLength(1);
  expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
});

async function fill(folder: string): Promise<void> {
  const queue = openSqliteQueue({ folder, policy: { maxOpenPerUser: 1e6 } });
  await Promise.all(Array.from({ length: 300 }, () => enqueue(queue)));
  await queue.close();
}

/** Overwrites all but the first page, which says what the file is. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x5a, 4096));
}
