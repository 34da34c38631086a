import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

interface ProbeOptions {
  readonly signal: AbortSignal;
  readonly args?: readonly string[];
  /** Its environment; default that of this process. */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Runs a program of `probes/`, which may crash or block without harm, and resolves to the JSON that
 * it prints.
 */
export async function runProbe<T>(
  name: string,
  { signal, args = [], env = process.env }: ProbeOptions,
): Promise<T> {
  const program = fileURLToPath(new URL(`../probes/${name}.ts`, import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--no-warnings', program, ...args],
    {
      signal,
      env,
      killSignal: 'SIGKILL',
    },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T;
}
