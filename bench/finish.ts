import { UserError } from '../engine/core/user-error.ts';
import { perceive } from '../engine/perception/perceive.ts';
import { createRenderTools } from '../engine/render-tools.ts';
import { formatScenario, type Row } from './finish/format-scenario.ts';
import { measureFrames } from './finish/measure-frames.ts';
import { runTrial } from './finish/run-trial.ts';
import { SCENARIOS } from './finish/scenarios.ts';
import { BenchError } from './quality/bench-error.ts';
import type { Clip } from './quality/clips/clip.ts';
import { openFaceNetwork } from './quality/face/face-network.ts';
import { createLook, type Look } from './quality/look.ts';
import { type BenchOptions, OPTIONS_HELP, readOptions } from './quality/options.ts';
import { createProgress } from './quality/progress.ts';
import { type SheetPart, writeSheet } from './quality/sheet.ts';
import { selfTask, type Task } from './quality/task.ts';
import { watchClip } from './quality/watch-clip.ts';

/**
 * What each step of the finish gains against the fault that it is for, on true frames with
 * simulated faults: see docs/benchmarks.md. Options of clips, --json and --sheet as for bench:quality.
 */
const DEFAULTS = ['--fps', '12', '--height', '576', '--limit', '1'];
const HELP = `npm run bench:finish -- [OPTION ...]

What each step of the finish gains against the fault that it is for, on true frames with simulated faults
(docs/benchmarks.md). Defaults here are ${DEFAULTS.join(' ')}.

${OPTIONS_HELP}`;

interface Result {
  readonly clip: string;
  readonly scenario: string;
  readonly rows: readonly Row[];
}

try {
  const args = [...DEFAULTS, ...process.argv.slice(2)];
  const options = await readOptions(args, process.env.INIT_CWD ?? process.cwd());
  if (options) await report(options);
  else console.log(HELP);
} catch (error) {
  if (!(error instanceof BenchError || error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function report(options: BenchOptions): Promise<void> {
  const results = await measure(options);
  if (options.json) console.log(JSON.stringify(results, null, 2));
}

async function measure(options: BenchOptions): Promise<Result[]> {
  const tools = createRenderTools(process.env);
  const look = createLook(await tools.models(), await openFaceNetwork());
  const trials = SCENARIOS.flatMap((scenario) => scenario.trials).length;
  const progress = createProgress(options.clips.length * (trials + 1), process.stderr);
  const results: Result[] = [];
  const sheet: SheetPart[] = [];
  for (const clip of options.clips) {
    progress.step(`${clip.name}, watching`);
    const task = await watch(clip, look);
    for (const scenario of SCENARIOS) {
      const drawn: SheetPart['drawn'][number][] = [];
      const rows: Row[] = [];
      for (const trial of scenario.trials) {
        progress.step(`${clip.name}, ${scenario.name}, ${trial.name}`);
        const { frames, msPerFrame } = await runTrial(task, scenario, trial);
        rows.push({ name: trial.name, msPerFrame, figures: measureFrames(frames, task) });
        drawn.push({ method: `${scenario.name}, ${trial.name}`, frames });
      }
      results.push({ clip: clip.name, scenario: scenario.name, rows });
      sheet.push({ task, drawn });
      progress.end();
      if (!options.json) console.log(formatScenario(`${clip.name}: ${scenario.name}`, rows));
    }
  }
  if (options.sheet !== null) await writeSheet(options.sheet, sheet);
  return results;

  async function watch(clip: Clip, look: Look): Promise<Task> {
    const frameOptions = {
      ffmpegPath: await tools.ffmpegPath(),
      fps: options.fps,
      maxSeconds: options.seconds,
      longSide: options.height,
    };
    const seen = await watchClip(clip, frameOptions, look);
    const person = await perceive(seen[0]!.image, await tools.models());
    return selfTask(clip.name, person, seen, options);
  }
}
