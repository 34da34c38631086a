import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { startRenderProcess } from '../child/render-process.ts';
import { UserError } from '../core/user-error.ts';
import { loadDance } from '../motion/dances.ts';
import { EXIT, exitStatusOf } from './exit-codes.ts';
import { type DanceFlags, toRenderRequest } from './options.ts';
import type { Reporter } from './reporter.ts';

export interface DanceContext {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly defaultPhoto: string;
  readonly signal: AbortSignal;
  readonly reporter: Reporter;
}

/** `dance [PHOTO]`: one clip in a render process of its own. Returns the exit status. */
export async function runDance(
  photo: string | undefined,
  flags: DanceFlags,
  { env, cwd, defaultPhoto, signal, reporter }: DanceContext,
): Promise<number> {
  const startedAt = performance.now();
  try {
    const request = toRenderRequest(photo, flags, { cwd, defaultPhoto });
    if (request.dance !== null) loadDance(request.dance);
    // Our own default folder is made; one that the user named must be there already.
    if (flags.output === undefined) await mkdir(dirname(request.output), { recursive: true });
    const renderer = startRenderProcess(env);
    try {
      const result = await renderer.render(request, {
        signal,
        onProgress: (progress) => reporter.progress(progress),
        onNote: (note) => reporter.note(note),
      });
      reporter.done(result, performance.now() - startedAt);
      return EXIT.ok;
    } finally {
      renderer.close();
    }
  } catch (error) {
    if (signal.aborted) {
      reporter.cancelled();
      return EXIT.cancelled;
    }
    if (!(error instanceof UserError)) throw error;
    reporter.failed(error);
    return exitStatusOf(error.code);
  }
}
