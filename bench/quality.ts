import { CheckpointError } from '../engine/checkpoints/checkpoint-error.ts';
import { modelHome } from '../engine/checkpoints/model-home.ts';
import { UserError } from '../engine/core/user-error.ts';
import { createRenderTools } from '../engine/render-tools.ts';
import { BenchError } from './quality/bench-error.ts';
import { cast } from './quality/cast.ts';
import { openFaceNetwork } from './quality/face/face-network.ts';
import { findJudges } from './quality/judges.ts';
import { createLook } from './quality/look.ts';
import { BASE_METHODS } from './quality/methods/base-methods.ts';
import { generatedMethods } from './quality/methods/generated.ts';
import { type BenchOptions, OPTIONS_HELP, readOptions } from './quality/options.ts';
import { createProgress } from './quality/progress.ts';
import { formatRun, runAsJson } from './quality/report.ts';
import { type BenchRun, countSteps, runBench } from './quality/run-bench.ts';
import { type SheetPart, writeSheet } from './quality/sheet.ts';

/** How good the clips look that the program makes: see docs/benchmarks.md. */
const MOST_ON_SHEET = 8;
const HELP = `npm run bench:quality -- [OPTION ...]

How good clips look: the still photo, the puppet, the puppet blurred and each quality that draws its own
frames, against the frames of a video (docs/benchmarks.md).

${OPTIONS_HELP}`;

try {
  const options = await readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  if (options) await report(options);
  else console.log(HELP);
} catch (error) {
  if (!isMendable(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function report(options: BenchOptions): Promise<void> {
  const run = await measure(options);
  console.log(options.json ? runAsJson(run, options) : formatRun(run, options));
  if (run.results.length === 0) process.exitCode = 1;
}

async function measure(options: BenchOptions): Promise<BenchRun> {
  const castings = cast(options);
  const tools = createRenderTools({ ...process.env, ...options.environment });
  const models = await tools.models();
  const parts: SheetPart[] = [];
  const generated = await generatedMethods(tools, options.wishes);
  const methods = [...BASE_METHODS, ...generated.methods];
  const progress = createProgress(countSteps(castings, methods), process.stderr);
  const run = await runBench(castings, {
    models,
    look: createLook(models, await openFaceNetwork()),
    judges: await findJudges(modelHome(process.env)),
    frames: {
      ffmpegPath: await tools.ffmpegPath(),
      fps: options.fps,
      maxSeconds: options.seconds,
      longSide: options.height,
    },
    methods,
    progress,
    onDrawn: (part) => {
      if (options.sheet !== null && parts.length < MOST_ON_SHEET) parts.push(part);
    },
  });
  progress.end();
  if (options.sheet !== null && parts.length > 0) await writeSheet(options.sheet, parts);
  return { ...run, leftOut: [...generated.leftOut, ...run.leftOut] };
}

function isMendable(error: unknown): error is Error {
  return [BenchError, UserError, CheckpointError].some((kind) => error instanceof kind);
}
