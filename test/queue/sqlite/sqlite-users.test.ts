import { openSqliteUsers } from '../../../queue/sqlite/sqlite-users.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { describeUserRecords } from '../user-records-contract.ts';

describeUserRecords('SQLite', () => {
  const folder = tempFolder();
  return async () => openSqliteUsers({ folder });
});
