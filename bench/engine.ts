import { cpus, loadavg } from 'node:os';
import { UserError } from '../engine/core/user-error.ts';
import { measureNetworkClips } from './engine/network-clips.ts';
import { type EngineBenchOptions, HELP, type Quality, readOptions } from './engine/options.ts';
import { sayNetworkClips, sayWholeClips } from './engine/report.ts';
import { measureWholeClips, type WholeClips } from './engine/whole-clips.ts';
import { BenchError } from './quality/bench-error.ts';

/** How fast whole clips are made of each quality: see docs/benchmarks.md. */
const onClip = (what: string) => console.error(`… ${what}`);

try {
  const options = readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  if (options) await measure(options);
  else console.log(HELP);
} catch (error) {
  if (!(error instanceof BenchError || error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function measure(options: EngineBenchOptions): Promise<void> {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
  const load = loadavg()[0];
  const say = (text: string) => {
    if (!options.json) console.log(text);
  };
  say(`${machine}, Node ${process.version}, load of the machine ${load?.toFixed(1)}`);
  const whole: WholeClips[] = [];
  for (const quality of options.qualities.filter(needsNoModel)) {
    const clips = await measureWholeClips({ quality, ...options.whole, onClip });
    whole.push(...clips);
    say(clips.map(sayWholeClips).join('\n'));
  }
  const networks = options.qualities.every(needsNoModel)
    ? { clips: [], leftOut: [] }
    : await measureNetworkClips({ ...options.networks, onClip });
  for (const clips of networks.clips) say(sayNetworkClips(clips));
  for (const sentence of networks.leftOut) say(`left out: ${sentence}`);
  if (options.json)
    console.log(JSON.stringify({ machine, node: process.version, load, whole, networks }, null, 2));
}

/** Such a quality is measured as a person asks for it; the other by the networks of a model, on both sides. */
function needsNoModel(quality: Quality): boolean {
  return quality !== 'studio';
}
