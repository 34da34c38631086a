import { openSqliteQueue } from '../../../queue/sqlite/sqlite-queue.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { describeJobQueue } from '../job-queue-contract.ts';

describeJobQueue('SQLite', () => {
  const folder = tempFolder();
  return async (policy) => openSqliteQueue({ folder, policy });
});
