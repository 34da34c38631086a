import { existsSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { type BotConfig, readBotConfig } from '../bot/config.ts';
import { ConfigError } from '../queue/read-env.ts';
import { ALL_CHECKS } from './all-checks.ts';
import type { Check } from './check.ts';
import { runChecks } from './run-checks.ts';
import { writeReport } from './write-report.ts';

/** `npm run doctor`: the only place here that reads the environment and the arguments. */
if (existsSync('.env')) process.loadEnvFile('.env');

const program = new Command('doctor')
  .description('Look whether all that the bot and its workers need is there and works.')
  .argument('[checks...]', 'only these, for example: discord ffmpeg', toCheck)
  .option('--json', 'as JSON')
  .exitOverride()
  .addHelpText(
    'after',
    '\nExit status: 0 all that is configured works, 1 something is to be mended, 2 usage',
  )
  .action(async (named: readonly Check[], { json }: { json?: true }) => {
    const examined = await runChecks(named.length > 0 ? named : ALL_CHECKS, {
      env: process.env,
      config: readConfig(),
    });
    const report = json ? `${JSON.stringify(examined, null, 2)}\n` : writeReport(examined);
    process.stdout.write(report);
    if (examined.some(({ state }) => state === 'broken')) process.exitCode = 1;
  });

try {
  await program.parseAsync();
} catch (error) {
  // Commander has already told what is wrong with the arguments.
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}

function toCheck(name: string, before: readonly Check[] = []): readonly Check[] {
  const check = ALL_CHECKS.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (check) return [...before, check];
  const known = ALL_CHECKS.map((one) => `“${one.name}”`).join(', ');
  throw new InvalidArgumentError(`The checks are ${known}.`);
}

/** Null when it makes no sense: a check of its own says why. */
function readConfig(): BotConfig | null {
  try {
    return readBotConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return null;
    throw error;
  }
}
