import { openSqliteQueue } from '../../../queue/sqlite/sqlite-queue.ts';
import { newJob } from '../new-job.ts';

/** A process of its own: enqueues a job with a key that all share, and says what came of it. */
const queue = openSqliteQueue({ folder: process.argv[2]! });
const { job, created } = await queue.enqueue(newJob({ dedupeKey: 'one for all' }));
process.stdout.write(JSON.stringify({ id: job.id, created }));
await queue.close();
