import { existsSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { readStoreConfig, type StoreConfig } from '../config.ts';
import { JOB_STATES, type JobState } from '../job.ts';
import { openStores, type Stores } from '../open-stores.ts';
import { QueueError } from '../queue-error.ts';
import { ConfigError } from '../read-env.ts';
import { sweep, sweepOptions } from '../sweep.ts';
import { EXIT, exitStatusOf } from './exit-codes.ts';
import { listJobs } from './list-jobs.ts';
import { listWorkers } from './list-workers.ts';
import { retryJob } from './retry-job.ts';
import { showJob } from './show-job.ts';
import { sayBytes } from './units.ts';

/** `npm run jobs`: the only place here that reads the environment and the arguments. */
if (existsSync('.env')) process.loadEnvFile('.env');

interface ListFlags {
  readonly state?: JobState[];
  readonly user?: string;
  readonly limit: number;
  readonly json?: true;
}

const program = new Command('jobs')
  .description('Look after the jobs in the line.')
  .exitOverride()
  .addHelpText(
    'after',
    '\nExit status: 0 done, 1 bug, 2 usage or configuration, 3 refused (no such job, …), 4 store',
  );

program
  .command('list', { isDefault: true })
  .description('newest first: state, age, user, and how each job stands')
  .addOption(new Option('--state <state...>', 'only these').choices(JOB_STATES))
  .option('--user <id>', 'only those of this user, for example discord:42')
  .option('--limit <n>', 'at most so many', toCount, 50)
  .option('--json', 'one JSON object a line')
  .action(({ state, user, limit, json }: ListFlags) =>
    run(async ({ queue }) => {
      const filter = { limit, ...(state && { states: state }), ...(user && { userId: user }) };
      return listJobs(queue, { filter, json: json === true, now: Date.now() });
    }),
  );

program
  .command('show <id>')
  .description('all that is on record of a job')
  .option('--json', 'as JSON')
  .action((id: string, { json }: { json?: true }) =>
    run(({ queue }) => showJob(queue, id, json === true)),
  );

program
  .command('cancel <id>')
  .description('cancel a waiting or running job')
  .action((id: string) =>
    run(async ({ queue }) => {
      await queue.cancel(id, { userId: 'operator', admin: true });
      return [`Cancelled ${id}.`];
    }),
  );

program
  .command('retry <id>')
  .description('put a failed or cancelled job back into the line, if its photo is still there')
  .action((id: string) =>
    run(async ({ queue, media }) => {
      await retryJob(id, queue, media);
      return [`${id} waits again.`];
    }),
  );

program
  .command('workers')
  .description('the workers that are there, and which qualities they take')
  .option('--json', 'one JSON object a line')
  .action(({ json }: { json?: true }) => run(({ queue }) => listWorkers(queue, json === true)));

program
  .command('sweep')
  .description('delete media and records that are needed no more, as the workers do now and then')
  .option('--json', 'as JSON')
  .action(({ json }: { json?: true }) =>
    run(async ({ queue, media }, { clipRetentionHours }) => {
      const swept = await sweep(queue, media, sweepOptions(Date.now(), clipRetentionHours));
      if (json) return [JSON.stringify(swept)];
      return [
        `Deleted ${swept.media} files (${sayBytes(swept.bytes)}), ${swept.partials} half-written ones, ` +
          `and ${swept.records} records.`,
      ];
    }),
  );

try {
  await program.parseAsync();
} catch (error) {
  // Commander has already told what is wrong with the arguments.
  if (error instanceof CommanderError)
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  else if (error instanceof ConfigError) complain(error.message, EXIT.usage);
  else if (error instanceof QueueError)
    complain(`${error.message} [${error.code}]`, exitStatusOf(error));
  else throw error;
}

/** Opens the stores, prints what `action` says, and closes them. */
async function run(
  action: (stores: Stores, config: StoreConfig) => Promise<string[]>,
): Promise<void> {
  const config = readStoreConfig(process.env);
  const stores = await openStores(config);
  try {
    for (const line of await action(stores, config)) process.stdout.write(`${line}\n`);
  } finally {
    await stores.close();
  }
}

function toCount(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 1 on.');
}

function complain(message: string, status: number): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = status;
}
