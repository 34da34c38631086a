import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoopReport } from './loop-probe.ts';

/** A process of ours, as `npm start` would have it, and what goes on in it. */
export interface Program {
  /** Resolves once its log says that it is ready. */
  readonly ready: Promise<void>;
  /** Warnings and errors of its log, and what it wrote to stderr. */
  readonly troubles: readonly string[];
  /** Of the time since the last report. */
  report(): Promise<LoopReport>;
  stop(): Promise<void>;
}

const PROBE = fileURLToPath(new URL('./loop-probe.ts', import.meta.url));
const WARNING = 40;

export function startProgram(path: string, { env, cwd }: ProgramPlace): Program {
  const child = fork(fileURLToPath(new URL(`../../${path}`, import.meta.url)), {
    cwd,
    env: { ...process.env, npm_lifecycle_event: 'bench', ...env },
    execArgv: ['--no-warnings', '--import', PROBE],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = once(child, 'exit');
  const ready = Promise.withResolvers<void>();
  const troubles: string[] = [];
  void exited.then(() => ready.reject(new Error(`${path} ended:\n${troubles.join('\n')}`)));
  eachLine(child.stderr!, (line) => troubles.push(line));
  eachLine(child.stdout!, (line) => {
    const { level, msg } = JSON.parse(line) as { level: number; msg: string };
    if (level >= WARNING) troubles.push(line);
    if (msg === 'ready') ready.resolve();
  });
  return {
    ready: ready.promise,
    troubles,
    async report() {
      child.send('report');
      const [report] = await once(child, 'message');
      return report as LoopReport;
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

interface ProgramPlace {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}

function eachLine(stream: NodeJS.ReadableStream, tell: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const line of lines) tell(line);
  });
}
