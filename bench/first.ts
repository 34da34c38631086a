import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { watchPeakMemory } from '../engine/child/process-memory.ts';

/**
 * How long a newcomer waits: a cold clone to the first clip, then warm clips with their stages and
 * peak memory. Prints what it measured, on what, how often.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    'skip-clone': { type: 'boolean', default: false },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`);
if (!values['skip-clone']) measureClone();
await measureWarm(Number(values.runs));

function measureClone(): void {
  const folder = mkdtempSync(join(tmpdir(), 'anydance-first-'));
  try {
    run('git', ['clone', '--quiet', root, folder], root);
    const install = timed(() => run('npm', ['ci', '--silent'], folder));
    const clip = timed(() => run('npm', ['run', '--silent', 'dance'], folder));
    console.log(
      `cold clone, 1 run: npm ci ${install.toFixed(1)} s + first clip ${clip.toFixed(1)} s = ${(install + clip).toFixed(1)} s`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureWarm(runs: number): Promise<void> {
  const results = [];
  for (let i = 0; i <= runs; i++) results.push(await warmClip());
  const counted = results.slice(1);
  const column = (pick: (r: (typeof counted)[number]) => number) =>
    counted.map(pick).sort((a, b) => a - b);
  const line = (name: string, sorted: number[], unit: string) =>
    console.log(
      `  ${name.padEnd(22)} min ${sorted[0]!.toFixed(1)}  median ${sorted[sorted.length >> 1]!.toFixed(1)}  max ${sorted.at(-1)!.toFixed(1)} ${unit}`,
    );
  console.log(`warm clip, 4 s, 512×768, 24 fps, after one warm-up, ${runs} runs:`);
  line(
    'command to file',
    column((r) => r.seconds),
    's',
  );
  for (const stage of Object.keys(counted[0]!.stages))
    line(
      `  ${stage}`,
      column((r) => r.stages[stage] ?? 0),
      's',
    );
  line(
    'drawing and encoding',
    column((r) => ((r.stages.frames ?? 0) / 96) * 1000),
    'ms a frame',
  );
  line(
    'peak memory, all',
    column((r) => r.peakBytes / 1e6),
    'MB',
  );
}

async function warmClip(): Promise<{
  seconds: number;
  peakBytes: number;
  stages: Record<string, number>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'anydance-warm-'));
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    [
      '--no-warnings',
      'engine/cli/main.ts',
      'dance',
      '--seconds',
      '4',
      '--json',
      '-o',
      join(folder, 'clip.mp4'),
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, INIT_CWD: root } },
  );
  const memory = watchPeakMemory(child.pid!);
  const marks: Array<{ stage: string; at: number }> = [];
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop()!;
    for (const line of lines) {
      const message = JSON.parse(line) as { type: string; stage?: string };
      const stage = message.stage ?? message.type;
      if (marks.at(-1)?.stage !== stage) marks.push({ stage, at: performance.now() });
    }
  }
  const endedAt = performance.now();
  rmSync(folder, { recursive: true, force: true });
  if (marks.at(-1)?.stage !== 'done') throw new Error('the clip was not made');
  const stages: Record<string, number> = { 'start-up': (marks[0]!.at - startedAt) / 1000 };
  for (const [i, { stage, at }] of marks.slice(0, -1).entries())
    stages[stage] = (stages[stage] ?? 0) + (marks[i + 1]!.at - at) / 1000;
  return { seconds: (endedAt - startedAt) / 1000, peakBytes: memory.stop(), stages };
}

function run(command: string, args: string[], cwd: string): void {
  const env = { ...process.env, INIT_CWD: cwd };
  const { status, error } = spawnSync(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`, { cause: error });
}

function timed(action: () => void): number {
  const startedAt = performance.now();
  action();
  return (performance.now() - startedAt) / 1000;
}
