import { newUser, type UserRecord, type UserRecords, userRecordSchema } from '../user-records.ts';
import { groupCommit } from './group-commit.ts';
import { openDatabase } from './open-database.ts';

/**
 * Users in the same file as the queue.
 * @throws QueueError `store-…`
 */
export function openSqliteUsers({ folder }: { readonly folder: string }): UserRecords {
  const database = openDatabase(folder);
  const { db, sql } = database;
  const { write, flush } = groupCommit(database);
  const recordOf = (id: string): UserRecord => {
    const row = sql('SELECT record FROM users WHERE id = ?').get(id);
    return row === undefined
      ? newUser(id)
      : userRecordSchema.parse(JSON.parse(row.record as string));
  };
  return {
    get: async (id) => database.read(() => recordOf(id)),
    update: (id, patch) =>
      write('power-cut', () => {
        const user = userRecordSchema.parse({ ...recordOf(id), ...patch, id });
        sql('INSERT OR REPLACE INTO users VALUES (?, ?)').run(id, JSON.stringify(user));
        return user;
      }),
    erase: (id) =>
      write('power-cut', () => {
        sql('DELETE FROM users WHERE id = ?').run(id);
      }),
    close: async () => {
      if (!db.isOpen) return;
      flush();
      db.close();
    },
  };
}
