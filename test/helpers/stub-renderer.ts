import { keepRenderProcess } from '../../engine/child/keep-render-process.ts';
import type { Renderer } from '../../engine/child/render-process.ts';
import { startRenderProcess } from '../../engine/child/render-process.ts';

/** The real machinery of processes around a render process of a few milliseconds. */
export function startStubRenderer(env: NodeJS.ProcessEnv): Renderer {
  const program = new URL('./stub-render-child.ts', import.meta.url);
  return keepRenderProcess((onExit) => startRenderProcess(env, { program, onExit }));
}
