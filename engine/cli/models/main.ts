import { existsSync } from 'node:fs';
import { styleText } from 'node:util';
import { Command, CommanderError, Option } from 'commander';
import { CATALOGUE } from '../../checkpoints/catalogue.ts';
import { UnfitCheckpoint } from '../../checkpoints/import/unfit-checkpoint.ts';
import { MEASURES } from '../../checkpoints/measures.ts';
import { modelHome } from '../../checkpoints/model-home.ts';
import { PROFILES } from '../../checkpoints/profiles.ts';
import { createByteReporter } from './byte-reporter.ts';
import { checkCommand } from './check-command.ts';
import type { ModelsContext } from './context.ts';
import { EXIT, exitStatusOf } from './exit-codes.ts';
import { type ImportFlags, importCommand } from './import-command.ts';
import { listLines } from './list-models.ts';
import { type PullFlags, pullCommand } from './pull-command.ts';
import { removeCommand } from './remove-command.ts';

/** `npm run models`: the only place here that reads the environment and the arguments. */
if (existsSync('.env')) process.loadEnvFile('.env');
const { env, stdin, stdout, stderr } = process;
const cancel = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancel.abort());

const context: ModelsContext = {
  catalogue: Object.values(CATALOGUE),
  measures: Object.values(MEASURES),
  home: modelHome(env),
  // npm runs scripts in the package's folder; people mean the folder they typed the command in.
  cwd: env.INIT_CWD ?? process.cwd(),
  endpoint: env.HF_ENDPOINT || 'https://huggingface.co',
  token: env.HF_TOKEN?.trim() || undefined,
  terminal: { input: stdin, err: stderr, signal: cancel.signal },
  reporter: createByteReporter(stderr),
  signal: cancel.signal,
  // Loads the runtime, which most commands do without.
  startGraphics: async (signal) =>
    (await import('../../models/providers/start-graphics.ts')).startGraphics(signal),
  say: (line) => stdout.write(`${line}\n`),
};

const dtype = () =>
  new Option(
    '--dtype <type>',
    'how the weights are stored; float32 takes twice the disk; auto: float16 where a graphics provider starts',
  )
    .choices(['auto', 'float16', 'float32'])
    .default('auto');

const program = new Command('models')
  .description('Fetch, import and look after the networks of the quality “studio”.')
  .exitOverride()
  .addHelpText(
    'after',
    `
Models lie in ANYDANCE_MODELS, or else in data/models. Downloads honour HF_ENDPOINT, HF_TOKEN,
HTTP_PROXY, HTTPS_PROXY and NO_PROXY.

Exit status: 0 done, 1 bug, 2 usage, 3 model or weight file, 4 download, 5 disk, 130 cancelled`,
  );

program
  .command('list', { isDefault: true })
  .description('what can be fetched, and what is there')
  .option('--json', 'one JSON object a line')
  .action(async ({ json }: { json?: true }) => {
    for (const line of await listLines(context, json === true)) context.say(line);
  });

program
  .command('pull <name>')
  .description('fetch a public model and import it, or a measure; run it again after a break')
  .addOption(dtype())
  .option('--yes', 'accept the licences')
  .action((name: string, flags: PullFlags) => pullCommand(name, flags, context));

program
  .command('import <folder>')
  .description('make a model of files on this machine, laid out as the public repository does')
  .addOption(
    new Option('--profile <name>', 'which model it is')
      .choices(Object.keys(PROFILES))
      .makeOptionMandatory(),
  )
  .addOption(dtype())
  .option('--as <name>', 'what to call it (default: as its profile)')
  .option('--motion <file>', 'other motion modules, of the AnimateDiff family, to take')
  .action((folder: string, flags: ImportFlags) => importCommand(folder, flags, context));

program
  .command('check <name>')
  .description('read a model or a measure and compare it with what was fetched or imported')
  .action((name: string) => checkCommand(name, context));

program
  .command('probe <name>')
  .description('measure anew where a model is computed fastest, as after installing a driver')
  .action(async (name: string) => (await import('./probe-command.ts')).probeCommand(name, context));

program
  .command('rm <name>')
  .description('delete a model, and what an unfinished pull of it has brought')
  .option('--yes', 'without asking')
  .action((name: string, flags: { yes?: true }) => removeCommand(name, flags, context));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Tells what went wrong, and gives the exit status. Bugs are thrown again. */
function report(error: unknown): number {
  // Commander has already told what is wrong with the arguments.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  context.reporter.end();
  // Ctrl-C at a question comes as this error, and not as a signal.
  if (cancel.signal.aborted || (error as Error).name === 'AbortError') {
    stderr.write('Cancelled. A download goes on when it is started again.\n');
    return EXIT.cancelled;
  }
  const status = exitStatusOf(error);
  if (status === null) throw error;
  const { message, code } = error as Error & { code: string };
  stderr.write(`${styleText('red', '✖')} ${message} ${styleText('dim', `[${code}]`)}\n`);
  if (error instanceof UnfitCheckpoint)
    for (const problem of error.problems.slice(1)) stderr.write(`  ${problem.message}\n`);
  return status;
}
