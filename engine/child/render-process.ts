import { type ChildProcess, fork } from 'node:child_process';
import type { ClipNote } from '../core/clip-note.ts';
import { UserError } from '../core/user-error.ts';
import type { Progress } from '../progress.ts';
import type { RenderResult } from '../render.ts';
import type { RenderRequest } from '../render-request.ts';
import { removePartials } from '../video/partial-path.ts';
import type { RenderCommand, RenderEnd, RenderReport } from './messages.ts';

/** Renders clips, one at a time, in another process. */
export interface Renderer {
  /** Of the process that renders now; undefined while there is none. */
  readonly pid: number | undefined;
  /**
   * Renders one clip. Aborting the signal kills the process at once and removes the half file;
   * the promise then rejects with the signal's reason.
   * @throws UserError when the request can't be fulfilled for a reason the user can mend
   */
  render(request: RenderRequest, options: RenderOptions): Promise<RenderResult>;
  close(): void;
}

/** One render process. Once it has died it renders no more: see `keepRenderProcess`. */
export interface RenderProcess extends Renderer {
  /** Makes it load its models before the first clip asks for them. */
  warmUp(): void;
  /** Whether it has loaded them. */
  readonly ready: boolean;
}

interface RenderOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Given a small JPEG of a frame now and then. */
  readonly onPreview?: (jpeg: Uint8Array) => void;
  /** Given the path of a first version of the clip, beside the output, where that takes long. */
  readonly onDraft?: (path: string) => void;
  /** Told how the clip will be made, before that takes its time. */
  readonly onNote?: (note: ClipNote) => void;
}

export interface ProcessOptions {
  /** The program to run; tests have a quick one. Default: the real one. */
  readonly program?: URL;
  /** Called once, when it has died. */
  readonly onExit?: () => void;
}

/** The clip that is being rendered. */
interface Task extends Omit<RenderOptions, 'signal'> {
  readonly resolve: (result: RenderResult) => void;
  readonly reject: (error: unknown) => void;
}

/** Starts a render process that keeps its models loaded from clip to clip. */
export function startRenderProcess(
  env: NodeJS.ProcessEnv,
  { program = new URL('./main.ts', import.meta.url), onExit }: ProcessOptions = {},
): RenderProcess {
  const child = fork(program, {
    env,
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // A group of its own, so that killing it takes ffmpeg along.
    detached: process.platform !== 'win32',
  });
  const lastWords = keepTail(child);
  let task: Task | null = null;
  let ready = false;
  let dead: Error | null = null;
  child.on('message', (report: RenderReport) => {
    if (report.type === 'ready') ready = true;
    else if (report.type === 'progress') task?.onProgress(report.progress);
    else if (report.type === 'note') task?.onNote?.(report.note);
    else if (report.type === 'draft') task?.onDraft?.(report.path);
    else if (report.type === 'preview') task?.onPreview?.(Buffer.from(report.jpeg, 'base64'));
    else if (task) settle(report, task);
  });
  child.on('exit', () => die(new Error(`render process died\n${lastWords()}`)));
  child.on('error', (error) => die(new Error('render process did not start', { cause: error })));
  return {
    get pid() {
      return dead ? undefined : child.pid;
    },
    get ready() {
      return ready;
    },
    warmUp: () => tell({ type: 'warm-up' }),
    render,
    close: () => killGroup(child),
  };

  async function render(
    request: RenderRequest,
    { signal, ...listeners }: RenderOptions,
  ): Promise<RenderResult> {
    signal.throwIfAborted();
    if (dead) throw dead;
    const kill = () => killGroup(child);
    signal.addEventListener('abort', kill);
    try {
      return await new Promise<RenderResult>((resolve, reject) => {
        task = { ...listeners, resolve, reject };
        tell({ type: 'render', request, draft: listeners.onDraft !== undefined });
      });
    } catch (error) {
      await removePartials(request.output);
      throw signal.aborted ? signal.reason : error;
    } finally {
      task = null;
      signal.removeEventListener('abort', kill);
    }
  }

  function tell(command: RenderCommand): void {
    // When it cannot be told it is dying, and its exit says so.
    child.send(command, () => undefined);
  }

  function die(error: Error): void {
    if (dead) return;
    dead = error;
    task?.reject(error);
    onExit?.();
  }
}

function settle(report: RenderEnd, { resolve, reject }: Task): void {
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
