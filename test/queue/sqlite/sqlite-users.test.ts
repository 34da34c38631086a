import { expect, test } from 'vitest';
import { openDatabase } from '../../../queue/sqlite/open-database.ts';
import { openSqliteUsers } from '../../../queue/sqlite/sqlite-users.ts';
import { newUser } from '../../../queue/user-records.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { describeUserRecords } from '../user-records-contract.ts';

describeUserRecords('SQLite', () => {
  const folder = tempFolder();
  return async () => openSqliteUsers({ folder });
});

test('a record that an older version wrote is read', async () => {
  const folder = tempFolder();
  const { photoLinks: _, ...older } = newUser('discord:1');
  const { db, sql } = openDatabase(folder);
  sql('INSERT INTO users VALUES (?, ?)').run('discord:1', JSON.stringify(older));
  db.close();
  const users = openSqliteUsers({ folder });
  expect(await users.get('discord:1')).toEqual(newUser('discord:1'));
  await users.close();
});
