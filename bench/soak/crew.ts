import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The processes of a soak; one that dies is replaced at once, as a supervisor would. */
export interface Crew {
  producerPids(): number[];
  workerPids(): number[];
  /** Resolves once every producer has said all it had to say. */
  readonly produced: Promise<void>;
  /** Asks the workers to stop, and waits until they have. */
  dismiss(): Promise<void>;
}

export interface CrewOptions {
  readonly env: NodeJS.ProcessEnv;
  /** The arguments of each producer. */
  readonly producers: readonly (readonly string[])[];
  readonly workers: number;
}

const PRODUCER = fileURLToPath(new URL('./producer.ts', import.meta.url));
const WORKER = fileURLToPath(new URL('../../test/helpers/stub-worker.ts', import.meta.url));

export function hireCrew({ env, producers, workers }: CrewOptions): Crew {
  let dismissed = false;
  const producing = producers.map((args) => keep(PRODUCER, args, (status) => status !== 0));
  const working = Array.from({ length: workers }, () => keep(WORKER, [], () => !dismissed));
  return {
    producerPids: () => producing.flatMap(({ pid }) => pid() ?? []),
    workerPids: () => working.flatMap(({ pid }) => pid() ?? []),
    produced: Promise.all(producing.map(({ ended }) => ended)).then(() => undefined),
    async dismiss() {
      dismissed = true;
      for (const { pid } of working) if (pid()) process.kill(pid()!, 'SIGTERM');
      await Promise.all(working.map(({ ended }) => ended));
    },
  };

  function keep(
    program: string,
    args: readonly string[],
    again: (status: number | null) => boolean,
  ) {
    let child: ChildProcess | null = null;
    const ended = new Promise<void>((resolve) => {
      const start = () => {
        child = spawn(process.execPath, ['--no-warnings', program, ...args], {
          env,
          stdio: ['ignore', 'ignore', 'inherit'],
        });
        child.once('exit', (status) => {
          child = null;
          if (again(status)) start();
          else resolve();
        });
      };
      start();
    });
    return { ended, pid: () => child?.pid };
  }
}
