import { renderClip } from '../render.ts';
import { renderRequestSchema } from '../render-request.ts';
import { createRenderTools } from '../render-tools.ts';
import type { RenderCommand, RenderReport } from './messages.ts';
import { reportFailure } from './report-failure.ts';

type RenderOrder = Extract<RenderCommand, { readonly type: 'render' }>;

/** The render process: native and WebAssembly code that blocks its event loop lives here and can be killed. */
const tools = createRenderTools(process.env);
const stopped = new AbortController();

// The parent is gone: stop ffmpeg and leave no half file.
process.on('disconnect', () => {
  stopped.abort();
  setTimeout(() => process.exit(1), 2000).unref();
});
// When everything is told to stop, the parent decides whether this clip is finished first.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('message', (command: RenderCommand) => {
  if (command.type === 'warm-up') void warmUp();
  else void render(command);
});

async function warmUp(): Promise<void> {
  // What fails here fails again with the clip, which has somebody to tell.
  await tools.models().catch(() => undefined);
  tell({ type: 'ready' });
}

async function render(command: RenderOrder): Promise<void> {
  try {
    const request = renderRequestSchema.parse(command.request);
    const result = await renderClip(request, tools, {
      signal: stopped.signal,
      onProgress: (progress) => tell({ type: 'progress', progress }),
      onNote: (note) => tell({ type: 'note', note }),
      ...(command.draft && { onDraft: (path) => tell({ type: 'draft', path }) }),
      onPreview: (jpeg) => tell({ type: 'preview', jpeg: Buffer.from(jpeg).toString('base64') }),
    });
    tell({ type: 'done', result });
  } catch (error) {
    tell(reportFailure(error));
  }
}

function tell(report: RenderReport): void {
  if (process.connected) process.send?.(report);
}
