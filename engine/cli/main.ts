#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { type DanceContext, runDance } from './dance-command.ts';
import { runDances } from './dances-command.ts';
import { EXIT } from './exit-codes.ts';
import { type DanceFlags, DEFAULT_DANCE, DEFAULT_FPS, GENERATED_FPS } from './options.ts';
import { createReporter } from './reporter.ts';

/** The `anydance` program: the only place here that reads the environment and the arguments. */
if (existsSync('.env')) process.loadEnvFile('.env');
const { env, stdout, stderr } = process;
// npm runs scripts in the package's folder; people mean the folder they typed the command in.
const cwd = env.INIT_CWD ?? process.cwd();
const cancel = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancel.abort());

const program = new Command('anydance')
  .description('A photo and a dance become a video, made on this machine.')
  .exitOverride()
  .addHelpText(
    'after',
    '\nExit status: 0 done, 1 bug, 2 usage, 3 photo, 4 driver video, 5 output, 6 ffmpeg, 7 model, 130 cancelled',
  );

program
  .command('dance', { isDefault: true })
  .description('make one clip')
  .argument('[photo]', 'the picture of who shall dance; without one, a sample dances')
  .option('-d, --dance <id>', `which dance, see “dances” (default: ${DEFAULT_DANCE})`)
  .option(
    '--drive <video>',
    'copy the dancer in this video instead; --dance then only names the music',
  )
  .option(
    '--quality <name>',
    'preview: the photo itself, cut and moved; lite: its torn seams mended by a small network; studio: by the networks of a model, slow',
    'preview',
  )
  .option('--model <name>', 'studio: which model, see “npm run models” (default: the only one)')
  .option('--steps <n>', "studio: steps of denoising, 1 to 100 (default: the model's)")
  .option('--guidance <g>', "studio: how much the photo counts, 0 to 20 (default: the model's)")
  .option(
    '--cache-interval <n>',
    'studio: every n steps the whole network runs, and those between share its deep features; 1 to 10, more is faster and rougher (default: 1)',
  )
  .option(
    '--face-strength <s>',
    'studio: how freely a small face is drawn anew, 0 (not at all) to 1 (default: 0.5)',
  )
  .option(
    '--finish <steps>',
    'studio: what is done to the frames: all, none, or some of deflicker,colour,background,interpolation (default: all)',
  )
  .option(
    '--key-fps <n>',
    'studio: about how many frames a second the networks make, 4 to 60; the rest are interpolated (default: 12)',
  )
  .option(
    '--provider <name>',
    'studio: where it is computed: auto, cpu, webgpu, cuda, tensorrt, coreml or dml (default: auto, where it is fastest)',
  )
  .option(
    '--memory <megabytes>',
    "studio: how much it may take of the machine's memory, or the graphics card's (default: what is free)",
  )
  .option('--seconds <n>', 'length, 1 to 60 (default: one loop of the dance, or the whole video)')
  .option('--size <size>', 'portrait (512x768), square (512x512), or WIDTHxHEIGHT', 'portrait')
  .option(
    '--fps <n>',
    `frames a second (default: ${DEFAULT_FPS}; studio without interpolation: ${GENERATED_FPS})`,
  )
  .option('--music <on|off>', "the dance's own music", 'on')
  .option('--background <kind>', 'photo, plain or blur', 'photo')
  .option('--seed <n>', 'another seed, another background fill', '0')
  .option('--max-bytes <n>', 'upper limit for the file')
  .option('-o, --output <file>', 'where to write the MP4 (default: out/PHOTO-DANCE.mp4)')
  .option('--json', 'progress and result as JSON lines')
  .action(async (photo: string | undefined, flags: DanceFlags & { json?: boolean }) => {
    const context: DanceContext = {
      env,
      cwd,
      defaultPhoto: fileURLToPath(new URL('../../assets/samples/person.jpg', import.meta.url)),
      signal: cancel.signal,
      reporter: createReporter({ out: stdout, err: stderr, cwd }, flags.json === true),
    };
    process.exitCode = await runDance(photo, flags, context);
  });

program
  .command('dances')
  .description('list the dances')
  .option('--json', 'as JSON')
  .action((flags: { json?: boolean }) => runDances(stdout, flags.json === true));

try {
  await program.parseAsync();
} catch (error) {
  // Commander has already told the user what is wrong with the arguments.
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
}
