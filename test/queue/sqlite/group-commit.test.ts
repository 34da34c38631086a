import { expect, onTestFinished, test } from 'vitest';
import { groupCommit } from '../../../queue/sqlite/group-commit.ts';
import { openDatabase } from '../../../queue/sqlite/open-database.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

function start() {
  const database = openDatabase(tempFolder());
  onTestFinished(() => {
    if (database.db.isOpen) database.db.close();
  });
  database.db.exec('CREATE TABLE notes (text TEXT UNIQUE)');
  let commits = 0;
  const group = groupCommit(database, () => commits++);
  const note = (text: string) =>
    group.write('power-cut', () => {
      database.sql('INSERT INTO notes VALUES (?)').run(text);
      return text;
    });
  const notes = () => database.sql('SELECT text FROM notes ORDER BY rowid').all();
  return { ...database, ...group, note, notes, commits: () => commits };
}

test('changes of one turn are made in order, in one transaction', async () => {
  const { note, notes, commits } = start();
  expect(await Promise.all(['a', 'b', 'c'].map(note))).toEqual(['a', 'b', 'c']);
  expect(notes()).toEqual([{ text: 'a' }, { text: 'b' }, { text: 'c' }]);
  expect(commits()).toBe(1);
});

test('nothing is answered before it is safe', async () => {
  const { db, note } = start();
  await note('a').then(() => expect(db.isTransaction).toBe(false));
});

test('what one refuses is undone, and only that', async () => {
  const { write, sql, note, notes } = start();
  const refusal = new Error('Not this one');
  const answers = await Promise.allSettled([
    note('a'),
    write('power-cut', () => {
      sql('INSERT INTO notes VALUES (?)').run('half done');
      throw refusal;
    }),
    note('b'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(answers[1]).toMatchObject({ reason: refusal });
  expect(notes()).toEqual([{ text: 'a' }, { text: 'b' }]);
});

test('many changes are spread over several transactions, and all are made', async () => {
  const { note, notes, commits } = start();
  await Promise.all(Array.from({ length: 300 }, (_, i) => note(String(i))));
  expect(notes()).toHaveLength(300);
  expect(commits()).toBeGreaterThan(1);
});

test('when the transaction cannot be made, all who share it hear of it, and the next works', async () => {
  const { db, note, notes } = start();
  db.exec('BEGIN');
  const answers = await Promise.allSettled([note('a'), note('b')]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await note('c');
  expect(notes()).toEqual([{ text: 'c' }]);
});

test('what waits is made at the latest when it is flushed', async () => {
  const { db, flush, note, notes } = start();
  const answer = note('a');
  flush();
  expect(notes()).toEqual([{ text: 'a' }]);
  db.close();
  expect(await answer).toBe('a');
});

test('only what must outlive a power cut waits for the disk', async () => {
  const { write, sql } = start();
  const synchronous = () => sql('PRAGMA synchronous').get()?.synchronous;
  expect(await write('process-death', synchronous)).toBe(1);
  const both = [write('process-death', synchronous), write('power-cut', synchronous)];
  expect(await Promise.all(both)).toEqual([2, 2]);
});
