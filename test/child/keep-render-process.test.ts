import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { keepRenderProcess } from '../../engine/child/keep-render-process.ts';
import { type RenderProcess, startRenderProcess } from '../../engine/child/render-process.ts';
import type { RenderRequest } from '../../engine/render-request.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const STUB = new URL('../helpers/stub-render-child.ts', import.meta.url);
const BROKEN = new URL('./dies-at-once.ts', import.meta.url);

function keep(program?: URL) {
  const folder = tempFolder();
  const started: RenderProcess[] = [];
  const renderer = keepRenderProcess((onExit) => {
    const env = { ...process.env, STUB_FOLDER: folder };
    started.push(startRenderProcess(env, program ? { program, onExit } : { onExit }));
    return started.at(-1)!;
  });
  onTestFinished(() => renderer.close());
  const render = (dance: string) =>
    renderer.render(requestOf(dance, `${folder}/clip.mp4`), {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
  return { renderer, started, render };
}

const within = { timeout: 20_000 };

describe('a render process that is kept', () => {
  test('loads the real models before the first clip asks for them', async () => {
    const { started } = keep();
    await vi.waitUntil(() => started[0]!.ready, { timeout: 60_000 });
  });

  test('stays the same from clip to clip, also when one is refused', async () => {
    const { render, started } = keep(STUB);
    await render('quick');
    await expect(render('refuses')).rejects.toMatchObject({ code: 'person-none' });
    await render('quick');
    expect(started).toHaveLength(1);
  });

  test('is replaced by a warm one when it is killed while idle', async () => {
    const { started, renderer, render } = keep(STUB);
    await vi.waitUntil(() => started[0]!.ready, within);
    process.kill(renderer.pid!, 'SIGKILL');
    await vi.waitUntil(() => started[1]?.ready, within);
    await render('quick');
    expect(started).toHaveLength(2);
  });

  test('is replaced after a bug, which may have left anything behind', async () => {
    const { started, render } = keep(STUB);
    await expect(render('crashes')).rejects.toThrow('a bug');
    await render('quick');
    expect(started).toHaveLength(2);
    expect(started[0]!.pid).toBeUndefined();
  });

  test('is not started over and over when it is broken', async () => {
    const { started, render } = keep(BROKEN);
    await vi.waitUntil(() => started[0]!.pid === undefined, within);
    expect(started).toHaveLength(1);
    await expect(render('quick')).rejects.toThrow('render process died');
    await vi.waitUntil(() => started.every(({ pid }) => pid === undefined), within);
    expect(started.length).toBeLessThanOrEqual(3);
  });

  test('is gone once closed', async () => {
    const { started, renderer } = keep(STUB);
    await vi.waitUntil(() => started[0]!.ready, within);
    renderer.close();
    await vi.waitUntil(() => started[0]!.pid === undefined, within);
    expect(started).toHaveLength(1);
  });
});

function requestOf(dance: string, output: string): RenderRequest {
  return {
    photo: 'photo',
    dance,
    driver: null,
    quality: 'preview',
    seconds: 1,
    width: 256,
    height: 384,
    fps: 12,
    music: false,
    background: 'photo',
    seed: 0,
    output,
    maxBytes: null,
  };
}
