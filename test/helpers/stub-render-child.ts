import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RenderCommand, RenderReport } from '../../engine/child/messages.ts';
import type { RenderRequest } from '../../engine/render-request.ts';
import { TINY_JPEG } from './tiny-jpeg.ts';

/**
 * A render process that takes a few milliseconds. The dance of a request says how it goes; marks
 * in the folder `STUB_FOLDER` tell what happened and let it go on.
 */
const marks = process.env.STUB_FOLDER ?? '.';
const hoard: Buffer[] = [];
appendFileSync(join(marks, 'started'), `${process.pid}\n`);
process.on('disconnect', () => process.exit(1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('message', (command: RenderCommand) => {
  if (command.type === 'warm-up') tell({ type: 'ready' });
  else void act(command.request, command.draft);
});

async function act(request: RenderRequest, draft: boolean): Promise<void> {
  tell({ type: 'progress', progress: { stage: 'frames', fraction: 0.5, etaMs: 1000 } });
  tell({ type: 'preview', jpeg: TINY_JPEG.toString('base64') });
  switch (request.dance) {
    case 'never-ends':
      return mark('rendering');
    case 'drafts':
    case 'waits':
      if (draft && request.dance === 'drafts') tell({ type: 'draft', path: writeDraft(request) });
      mark('rendering');
      while (!existsSync(join(marks, 'go-on'))) await pause(10);
      return finish(request);
    case 'dies-once':
      if (existsSync(join(marks, 'rendering'))) return finish(request);
      mark('rendering');
      process.kill(process.pid, 'SIGKILL');
      return;
    case 'crashes':
      return tell({ type: 'crashed', message: 'Error: a bug' });
    case 'refuses':
      return tell({ type: 'refused', code: 'person-none', params: {} });
    case 'hogs':
      hoard.push(Buffer.alloc(400e6, 1));
      return;
    default:
      return finish(request);
  }
}

function writeDraft({ output }: RenderRequest): string {
  const path = join(dirname(output), 'draft.mp4');
  writeFileSync(path, 'a draft');
  return path;
}

function finish({ output, width, height, fps, seconds }: RenderRequest): void {
  const clip = 'a stub clip';
  writeFileSync(output, clip);
  const clipSeconds = seconds ?? 1;
  tell({
    type: 'done',
    result: {
      output,
      bytes: clip.length,
      seconds: clipSeconds,
      width,
      height,
      fps,
      frames: fps * clipSeconds,
      notes: [],
    },
  });
}

function mark(name: string): void {
  writeFileSync(join(marks, name), '');
}

function tell(report: RenderReport): void {
  process.send?.(report);
}
