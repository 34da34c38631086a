import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface WorkerRun {
  readonly child: ChildProcess;
  /** All lines of its log so far. */
  readonly lines: ReadonlyArray<{ readonly msg: string; readonly [field: string]: unknown }>;
  readonly stderr: () => string;
  /** Resolves to its exit status once it is gone. */
  readonly exited: Promise<number | null>;
}

export const REAL_WORKER = fileURLToPath(new URL('../../engine/worker/main.ts', import.meta.url));
export const STUB_WORKER = fileURLToPath(new URL('../helpers/stub-worker.ts', import.meta.url));

/** Starts a worker program; it is killed with the test. */
export function startWorker(program: string, env: NodeJS.ProcessEnv): WorkerRun {
  return follow(process.execPath, ['--no-warnings', program], env);
}

/** The same with a shell in between, as npm has it; `child` is that shell. */
export function startWorkerUnderNpm(program: string, env: NodeJS.ProcessEnv): WorkerRun {
  const command = `${process.execPath} --no-warnings ${program}; true`;
  return follow('sh', ['-c', command], { ...env, npm_lifecycle_event: 'worker' });
}

function follow(command: string, args: string[], env: NodeJS.ProcessEnv): WorkerRun {
  const child = spawn(command, args, {
    env: { ...process.env, npm_lifecycle_event: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: Array<{ msg: string }> = [];
  let [text, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const complete = (text + chunk).split('\n');
    text = complete.pop()!;
    lines.push(...complete.map((line) => JSON.parse(line)));
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const exited = once(child, 'close').then(([status]) => status as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  return { child, lines, stderr: () => stderr, exited };
}
