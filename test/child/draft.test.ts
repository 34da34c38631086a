import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startRenderProcess } from '../../engine/child/render-process.ts';
import { findFfmpeg } from '../../engine/video/ffmpeg.ts';
import { probeVideo } from '../../engine/video/probe-video.ts';
import { renderRequest } from '../helpers/render-request.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const [WEIGHTS, PHOTO] = [
  '../fixtures/networks/lite/lite.safetensors',
  '../../assets/samples/person.jpg',
].map((path) => fileURLToPath(new URL(path, import.meta.url))) as [string, string];

test('who wants a draft of a clip that takes long has it as a preview, before the clip', async () => {
  const folder = tempFolder();
  const renderer = startRenderProcess({ ...process.env, ANYDANCE_LITE_WEIGHTS: WEIGHTS });
  onTestFinished(() => renderer.close());
  const size = { seconds: 1, width: 128, height: 192 };
  const order: string[] = [];
  const fractions: number[] = [];
  const make = (quality: 'lite' | 'preview', name: string) => {
    const output = join(folder, name);
    return renderer.render(renderRequest({ quality, ...size, photo: PHOTO, output }), {
      signal: new AbortController().signal,
      onProgress: ({ stage, fraction }) => {
        if (stage !== order.at(-1)) order.push(stage);
        fractions.push(fraction);
      },
      onDraft: (path) => order.push(path),
    });
  };
  await make('lite', 'lite.mp4');
  const draft = join(folder, 'draft.mp4');
  expect(order).toEqual([
    'models',
    'photo',
    'person',
    'motion',
    'puppet',
    draft,
    'puppet',
    'frames',
    'finish',
  ]);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  await make('preview', 'preview.mp4');
  expect(order.filter((told) => told === draft)).toHaveLength(1);
  expect(readFileSync(draft).equals(readFileSync(join(folder, 'preview.mp4')))).toBe(true);
  const ffmpegPath = await findFfmpeg(process.env);
  expect(await probeVideo(draft, { ffmpegPath })).toMatchObject({ seconds: 1 });
});
