import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { QueueError } from '../../../queue/queue-error.ts';
import { openSqliteQueue } from '../../../queue/sqlite/sqlite-queue.ts';
import { newJob } from '../new-job.ts';

/** A program: fills the small disk it is given, then makes room and goes on; prints what came of it. */
const disk = process.argv[2]!;
const ballast = join(disk, 'ballast');
writeFileSync(ballast, Buffer.alloc(512 * 1024));
const queue = openSqliteQueue({ folder: join(disk, 'data'), policy: { maxOpenPerUser: 1e6 } });
const accepted: string[] = [];
const enqueue = async () => {
  accepted.push((await queue.enqueue(newJob())).job.id);
};
const fill = async () => {
  for (;;) await enqueue();
};

await enqueue();
const claim = (await queue.claim({ id: 'worker-1', qualities: ['lite'] }))!;
const refusals = [
  await refusalOf(fill),
  await refusalOf(() => queue.claim({ id: 'worker-2', qualities: ['lite'] })),
  await refusalOf(() => queue.handBack(claim)),
];
const position = (await queue.place(accepted[1]!))?.position;
rmSync(ballast);
const handedBack = await queue.handBack(claim);
await enqueue();
await queue.close();

const again = openSqliteQueue({ folder: join(disk, 'data') });
const onRecord = await Array.fromAsync(again.jobs(), ({ id }) => id);
await again.close();
const lost = accepted.filter((id) => !onRecord.includes(id));
const outcome = { refusals, position, handedBack, lost, onRecord: onRecord.length };
process.stdout.write(JSON.stringify({ ...outcome, accepted: accepted.length }));

async function refusalOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return 'none';
  } catch (error) {
    if (error instanceof QueueError) return error.code;
    throw error;
  }
}
