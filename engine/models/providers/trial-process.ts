import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { StepMeasure } from './choose-provider.ts';
import { missingLibrary } from './provider-failure.ts';
import type { TrialAnswer, TrialAsk } from './trial-messages.ts';

export interface TrialLimits {
  /** Of the whole trial, the weights read from the disk included. */
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
}

const PROGRAM = fileURLToPath(new URL('./trial-main.ts', import.meta.url));
/** Of what the native libraries print, the last characters are looked at. */
const LOG_CHARACTERS = 8000;

/** @throws Error with a clause that says why the provider cannot be used; the signal's reason */
export async function startProvider(
  provider: TrialAsk['provider'],
  limits: TrialLimits,
): Promise<void> {
  await runTrial({ provider }, limits);
}

/** @throws as `startProvider` does */
export async function measureProvider(
  provider: TrialAsk['provider'],
  { step, ...limits }: TrialLimits & { readonly step: NonNullable<TrialAsk['step']> },
): Promise<StepMeasure> {
  const answer = await runTrial({ provider, step }, limits);
  if (answer.type !== 'measured') throw new Error('it was not measured');
  return answer.measure;
}

async function runTrial(ask: TrialAsk, { limitMs, signal }: TrialLimits): Promise<TrialAnswer> {
  signal?.throwIfAborted();
  const child = fork(PROGRAM, [JSON.stringify(ask)], {
    execArgv: ['--no-warnings'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const log = collect(child.stderr as Readable);
  const late = AbortSignal.timeout(limitMs);
  const either = AbortSignal.any(signal ? [signal, late] : [late]);
  either.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
  let answer: TrialAnswer | undefined;
  child.on('message', (message) => {
    answer = message as TrialAnswer;
  });
  const [code, killedBy] = await once(child, 'close');
  signal?.throwIfAborted();
  if (answer === undefined)
    throw new Error(
      late.aborted
        ? `no answer within ${Math.round(limitMs / 1000)} s`
        : `its process ended (${killedBy ?? `status ${code}`})`,
    );
  if (answer.type === 'failed') throw new Error(missingLibrary(log()) ?? answer.reason);
  return answer;
}

function collect(stream: Readable): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-LOG_CHARACTERS);
  });
  return () => text;
}
