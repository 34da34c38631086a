import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Examined } from '../../doctor/run-checks.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const MAIN = fileURLToPath(new URL('../../doctor/main.ts', import.meta.url));

export interface DoctorRun {
  readonly status: number | null;
  readonly stdout: string;
  /** All that was said. */
  readonly output: string;
}

/** Runs the real program in an empty folder; without `env` nothing is configured. */
export async function runDoctor(
  env: NodeJS.ProcessEnv,
  args: readonly string[] = [],
): Promise<DoctorRun> {
  const cwd = tempFolder();
  const child = spawn(process.execPath, ['--no-warnings', MAIN, ...args], {
    cwd,
    env: { PATH: process.env.PATH, DATA_DIR: `${cwd}/data`, WEB_PORT: '0', ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [status] = await once(child, 'close');
  return { status, stdout, output: stdout + stderr };
}

/** These checks alone, their findings by their names. */
export async function examine(env: NodeJS.ProcessEnv, checks: readonly string[]) {
  const { status, stdout, output } = await runDoctor(env, ['--json', ...checks]);
  const examined = JSON.parse(stdout) as Examined[];
  return { status, output, of: (name: string) => examined.find((one) => one.name === name)! };
}
