import { type ChildProcess, fork } from 'node:child_process';
import { UserError } from '../core/user-error.ts';
import type { Progress } from '../progress.ts';
import type { RenderResult } from '../render.ts';
import type { RenderRequest } from '../render-request.ts';
import { removePartials } from '../video/partial-path.ts';
import type { RenderReport } from './messages.ts';

export interface RenderProcess {
  /**
   * Renders one clip. Aborting the signal kills the process at once and removes the half file;
   * the promise then rejects with the signal's reason.
   * @throws UserError when the request can't be fulfilled for a reason the user can mend
   */
  render(request: RenderRequest, options: RenderOptions): Promise<RenderResult>;
  close(): void;
}

interface RenderOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** Starts a render process that keeps its models loaded from clip to clip. */
export function startRenderProcess(env: NodeJS.ProcessEnv): RenderProcess {
  const child = fork(new URL('./main.ts', import.meta.url), {
    env,
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // A group of its own, so that killing it takes ffmpeg along.
    detached: process.platform !== 'win32',
  });
  const lastWords = keepTail(child);
  return {
    async render(request, { signal, onProgress }) {
      signal.throwIfAborted();
      try {
        return await new Promise<RenderResult>((resolve, reject) => {
          signal.addEventListener('abort', () => killGroup(child), { once: true });
          child.once('exit', () =>
            reject(
              signal.aborted ? signal.reason : new Error(`render process died\n${lastWords()}`),
            ),
          );
          child.on('message', (report: RenderReport) => {
            if (report.type === 'progress') onProgress(report.progress);
            else settle(report, resolve, reject);
          });
          child.send({ type: 'render', request });
        });
      } catch (error) {
        await removePartials(request.output);
        throw error;
      } finally {
        child.removeAllListeners('message').removeAllListeners('exit');
      }
    },
    close: () => killGroup(child),
  };
}

function settle(
  report: Exclude<RenderReport, { type: 'progress' }>,
  resolve: (result: RenderResult) => void,
  reject: (error: Error) => void,
): void {
  if (report.type === 'done') resolve(report.result);
  else if (report.type === 'refused') reject(new UserError(report.code, report.params));
  else reject(new Error(report.message));
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Keeps the last 4 kB of what the process wrote to stderr, for the message when it dies. */
function keepTail(child: ChildProcess): () => string {
  let tail = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-4096);
  });
  return () => tail;
}
