import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface CliRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface CliOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Arguments of Node that name the program; `anydance` if not given. */
  readonly program?: readonly string[];
  /** Called with all that came on stdout so far; may signal the process. */
  readonly onOutput?: (stdout: string, kill: (signal: NodeJS.Signals) => void) => void;
}

const MAIN = fileURLToPath(new URL('../../engine/cli/main.ts', import.meta.url));

/** Runs the real program as a user would, in `cwd`. */
export function runCli(args: readonly string[], options: CliOptions): Promise<CliRun> {
  const program = options.program ?? [MAIN];
  const child = spawn(process.execPath, ['--no-warnings', ...program, ...args], {
    cwd: options.cwd,
    env: { ...process.env, INIT_CWD: options.cwd, NO_COLOR: '1', ...options.env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    options.onOutput?.(stdout, (signal) => child.kill(signal));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => {
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}
