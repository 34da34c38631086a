import { expect, onTestFinished, test } from 'vitest';
import { startRenderProcess } from '../../engine/child/render-process.ts';
import type { RenderRequest } from '../../engine/render-request.ts';

test('what is known of a clip is told before it is there', async () => {
  const program = new URL('./tells-a-note.ts', import.meta.url);
  const renderer = startRenderProcess(process.env, { program });
  onTestFinished(() => renderer.close());
  const told: string[] = [];
  const { notes } = await renderer.render({ output: 'clip.mp4' } as RenderRequest, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onNote: (note) => told.push(note),
  });
  expect(told).toEqual(['drawn-smaller']);
  expect(notes).toEqual(told);
});
