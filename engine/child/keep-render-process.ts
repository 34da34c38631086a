import { UserError } from '../core/user-error.ts';
import type { Renderer, RenderProcess } from './render-process.ts';

/**
 * A renderer that is always there: a process that was killed, died or crashed is replaced at once
 * by a fresh one, which loads its models while nobody waits for them. One that dies before it is
 * ready is replaced only when the next clip needs it, so that a broken one does not start for ever.
 * @param start starts a process and calls `onExit` when it has died
 */
export function keepRenderProcess(start: (onExit: () => void) => RenderProcess): Renderer {
  let closed = false;
  let current: RenderProcess | null = null;
  replace();
  return {
    get pid() {
      return current?.pid;
    },
    async render(request, options) {
      const used = current ?? replace();
      try {
        return await used.render(request, options);
      } catch (error) {
        // What a bug leaves behind in there is not to be trusted with the next clip.
        if (!(error instanceof UserError)) {
          used.close();
          if (!closed && (current === null || current === used)) replace();
        }
        throw error;
      }
    },
    close() {
      closed = true;
      current?.close();
    },
  };

  function replace(): RenderProcess {
    if (closed) throw new Error('the renderer is closed');
    const fresh = start(() => {
      if (current !== fresh) return;
      current = null;
      if (fresh.ready && !closed) replace();
    });
    fresh.warmUp();
    current = fresh;
    return fresh;
  }
}
