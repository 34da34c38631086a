import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { CheckAnswer } from './check-messages.ts';

interface Verdict {
  /** A `UserError`'s code when the photo cannot dance at all. */
  readonly refusal: {
    readonly code: string;
    readonly params: Record<string, string | number>;
  } | null;
  readonly notes: readonly string[];
}

export interface CheckProcess {
  /**
   * One photo at a time, in the order of asking.
   * @throws Error when the process crashed or took too long, or its turn does not come for the many
   *   before it; whatever the signal's reason is
   */
  check(path: string, signal: AbortSignal): Promise<Verdict>;
  close(): void;
}

interface CheckOptions {
  /** The program to run; tests have a quick one. Default: the real one. */
  readonly program?: URL;
  /** For one photo, milliseconds. Default 20 s. */
  readonly limitMs?: number;
  /** How long a photo waits for its turn, milliseconds: nobody likes to wait before the line. Default 8 s. */
  readonly waitMs?: number;
}

/**
 * Keeps a process that looks at photos. One that crashed, hangs or is not wanted any more is
 * killed, and the next photo has a fresh one.
 */
export function keepCheckProcess(
  env: NodeJS.ProcessEnv,
  {
    program = new URL('./check-main.ts', import.meta.url),
    limitMs = 20_000,
    waitMs = 8000,
  }: CheckOptions = {},
): CheckProcess {
  let child: ChildProcess | null = start();
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  return {
    check(path, asker) {
      const tooMany = new AbortController();
      const timer = setTimeout(() => tooMany.abort(new Error('too many photos wait')), waitMs);
      const signal = AbortSignal.any([asker, tooMany.signal]);
      const mine = last.then(() => {
        clearTimeout(timer);
        return checkNow(path, signal);
      });
      last = mine.catch(() => undefined);
      return orAborted(mine, signal).finally(() => clearTimeout(timer));
    },
    close() {
      closed = true;
      kill();
    },
  };

  async function checkNow(path: string, asker: AbortSignal): Promise<Verdict> {
    asker.throwIfAborted();
    if (closed) throw new Error('the photo check is closed');
    const signal = AbortSignal.any([asker, AbortSignal.timeout(limitMs)]);
    child ??= start();
    try {
      return toVerdict(await answerOf(child, path, signal));
    } catch (error) {
      // A late answer would be taken for that of the next photo.
      kill();
      if (!closed) child = start();
      throw signal.aborted ? signal.reason : error;
    }
  }

  function start(): ChildProcess {
    const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const;
    const fresh = fork(program, { env, execArgv: ['--no-warnings'], stdio: [...stdio] });
    fresh.on('error', () => forget(fresh));
    fresh.on('exit', () => forget(fresh));
    return fresh;
  }

  function forget(dead: ChildProcess): void {
    if (child === dead) child = null;
  }

  function kill(): void {
    child?.kill('SIGKILL');
    child = null;
  }
}

async function answerOf(
  child: ChildProcess,
  path: string,
  signal: AbortSignal,
): Promise<CheckAnswer> {
  const done = new AbortController();
  const either = { signal: AbortSignal.any([signal, done.signal]) };
  const answered = once(child, 'message', either);
  const died = once(child, 'exit', either).then(() => {
    throw new Error('the photo check died');
  });
  // Only the first of the two is waited for.
  for (const promise of [answered, died]) promise.catch(() => undefined);
  // When it cannot be told it is dying, and its exit says so.
  child.send({ path }, () => undefined);
  try {
    const [answer] = await Promise.race([answered, died]);
    return answer as CheckAnswer;
  } finally {
    done.abort();
  }
}

/** What comes of it, unless the signal is first. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function toVerdict(answer: CheckAnswer): Verdict {
  if (answer.type === 'crashed') throw new Error(answer.message);
  if (answer.type === 'seen') return { refusal: null, notes: answer.notes };
  return { refusal: { code: answer.code, params: { ...answer.params } }, notes: [] };
}
