import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { CallAnswer, CallRequest } from './request.ts';

/** A process that measures calls, one at a time. */
export interface Side {
  measure(request: CallRequest): Promise<CallAnswer>;
  /** Lets it end. */
  close(): void;
}

/** Starts a side: it reads a line of JSON for each call and answers with one. */
export function startSide(command: string, args: readonly string[]): Side {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const started = new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve).once('error', reject);
  });
  return {
    async measure(request) {
      await started;
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${command} ended without an answer`);
      return readAnswer(value);
    },
    close: () => child.stdin.end(),
  };
}

function readAnswer(line: string): CallAnswer {
  const answer: CallAnswer & { readonly error?: string } = JSON.parse(line);
  if (answer.error) throw new Error(answer.error);
  return answer;
}
