import { type ChildProcess, fork } from 'node:child_process';
import { pauseUntil } from './pause-until.ts';

interface KeepOptions {
  readonly signal: AbortSignal;
  /** A program that is told to stop has so long, milliseconds; then it is killed. */
  readonly graceMs: number;
  /** Variables that the program gets beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Told of each death that was not asked for. */
  readonly onDeath: (status: number | null, pauseMs: number) => void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** One that lived so long has proved that it works: its next death is a new story. */
const PROVED_MS = 60_000;
/** What a program ends with when its settings are wrong: starting it again helps nothing. */
export const WRONG_SETTINGS = 2;

/**
 * Keeps a program running: when it dies it is started again, after a pause that doubles. Resolves
 * to its last exit status once it is stopped, or has ended because its settings are wrong.
 */
export async function keepRunning(program: URL, options: KeepOptions): Promise<number | null> {
  let pauseMs = FIRST_PAUSE_MS;
  for (;;) {
    const startedAt = performance.now();
    const status = await runOnce(program, options);
    if (options.signal.aborted || status === WRONG_SETTINGS) return status;
    if (performance.now() - startedAt > PROVED_MS) pauseMs = FIRST_PAUSE_MS;
    options.onDeath(status, pauseMs);
    await pauseUntil(pauseMs, options.signal);
    if (options.signal.aborted) return status;
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  }
}

async function runOnce(
  program: URL,
  { signal, graceMs, env }: KeepOptions,
): Promise<number | null> {
  // A group of their own: Ctrl-C reaches them once, through here, and a second time means at once.
  const options = {
    execArgv: ['--no-warnings'],
    detached: true,
    env: { ...watchfulEnv(), ...env },
  };
  const child = fork(program, options);
  const stop = () => end(child, graceMs);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.on('exit', resolve);
  child.on('error', () => resolve(null));
  const status = await promise;
  signal.removeEventListener('abort', stop);
  return status;
}

function end(child: ChildProcess, graceMs: number): void {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  child.on('exit', () => clearTimeout(timer));
}

/** As under npm: they notice when this process is gone, however it went, and stop. */
function watchfulEnv(): NodeJS.ProcessEnv {
  return { ...process.env, npm_lifecycle_event: 'start' };
}
