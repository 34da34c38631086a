import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CheckpointError } from '../engine/checkpoints/checkpoint-error.ts';
import { chooseDrawing } from '../engine/choose-drawing.ts';
import type { RgbImage } from '../engine/core/image.ts';
import { drawLite } from '../engine/draw-lite.ts';
import { drawPuppet } from '../engine/draw-puppet.ts';
import { type LiteModel, openLite } from '../engine/lite/open-lite.ts';
import { danceTrack, loadDance } from '../engine/motion/dances.ts';
import { retarget } from '../engine/motion/retarget.ts';
import { PLAIN_OPERATORS } from '../engine/networks/graph/probe-operators.ts';
import { planView } from '../engine/puppet/view.ts';
import { createRenderTools } from '../engine/render-tools.ts';
import { loadOpenCv } from '../engine/runtime/opencv.ts';
import { renderRequest } from './helpers/render-request.ts';
import { tempFolder } from './helpers/temp-folder.ts';
import { drawPerson } from './puppet/drawn-person.ts';

const WEIGHTS = fileURLToPath(new URL('fixtures/networks/lite/lite.safetensors', import.meta.url));
/** More than a window of the small network, which knows 8 positions. */
const FRAMES = 10;
const [WIDTH, HEIGHT] = [128, 192];

const model = await openLite(WEIGHTS, async () => PLAIN_OPERATORS);
const { cv } = await loadOpenCv();
const request = renderRequest({
  quality: 'lite',
  seconds: FRAMES / 8,
  width: WIDTH,
  height: HEIGHT,
});
const person = drawPerson();
const track = retarget(danceTrack(loadDance('disco'), { fps: 8, seconds: FRAMES / 8 }), person);
const view = planView(person, track, { width: WIDTH, height: HEIGHT });
const scene = { person, track, view };
const context = { meter: { at: () => undefined }, signal: new AbortController().signal };

function draw(options: Partial<Parameters<typeof drawLite>[1]> = {}): Promise<RgbImage[]> {
  const given = { ...context, model, cv, request };
  return Array.fromAsync(drawLite(scene, { ...given, ...options }));
}

function puppetFrames(): RgbImage[] {
  return Array.from(drawPuppet(scene, { ...context, background: 'photo' }), (frame) => ({
    ...frame,
    data: frame.data.slice(),
  }));
}

const [PHOTO, BACKGROUND] = [0, 3];

/**
 * A network that is sure of one of its four sources everywhere: photo, puppet, colour, background; and next of
 * the background.
 */
function trusting(source: number): LiteModel {
  return {
    ...model,
    async openFrames({ frames, height, width }) {
      const pixels = height * width;
      const logits = new Float32Array(frames * 4 * pixels);
      for (let frame = 0; frame < frames; frame++) {
        logits.fill(15, (frame * 4 + 3) * pixels, (frame * 4 + 4) * pixels);
        logits.fill(30, (frame * 4 + source) * pixels, (frame * 4 + source + 1) * pixels);
      }
      const colour = new Float32Array(frames * 3 * pixels);
      const [flow, gain] = [
        new Float32Array(frames * 2 * pixels),
        new Float32Array(frames * pixels),
      ];
      return { run: async () => ({ colour, logits, flow, gain }), close: async () => undefined };
    },
  };
}

function meanDifference(a: readonly RgbImage[], b: readonly RgbImage[]): number {
  let sum = 0;
  let count = 0;
  for (const [n, { data }] of a.entries())
    for (const [i, value] of data.entries()) {
      sum += Math.abs(value - b[n]!.data[i]!);
      count++;
    }
  return sum / count;
}

test('a clip has all its frames in its own size, and one seed makes it always the same', async () => {
  const [first, again, other] = [
    await draw(),
    await draw(),
    await draw({ request: { ...request, seed: 2 } }),
  ];
  expect(first.map(({ width, height }) => [width, height])).toEqual(
    Array(FRAMES).fill([WIDTH, HEIGHT]),
  );
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test('a network that cannot redraw the photo adds nothing that is not there: the clip is the puppet’s', async () => {
  const frames = await draw({ model: trusting(BACKGROUND) });
  expect(meanDifference(frames, puppetFrames())).toBeLessThan(0.5);
});

test('one that can draws the body anew: where it takes all it can from the photo, that moves as the puppet does', async () => {
  const frames = await draw({ model: trusting(PHOTO) });
  const puppet = puppetFrames();
  const unmoved = puppet.map(() => puppet[0]!);
  expect(meanDifference(frames, puppet)).toBeGreaterThan(0.5);
  expect(meanDifference(frames, puppet)).toBeLessThan(meanDifference(unmoved, puppet));
});

test('a cancelled clip ends with the reason, and gives its networks back', async () => {
  const abort = new AbortController();
  const counts = { opened: 0, closed: 0 };
  const watched: LiteModel = {
    ...model,
    async openFrames(size) {
      const network = await model.openFrames(size);
      counts.opened++;
      return {
        run: (feeds) => {
          abort.abort(new Error('enough'));
          return network.run(feeds);
        },
        close: () => {
          counts.closed++;
          return network.close();
        },
      };
    },
  };
  await expect(draw({ model: watched, signal: abort.signal })).rejects.toThrow('enough');
  expect(counts).toEqual({ opened: 2, closed: 2 });
});

test('without usable weights the puppet dances alone, and the asker is told', async () => {
  const tools = createRenderTools({});
  const missing = new CheckpointError('checkpoint-missing', { file: 'lite', reason: 'gone' });
  const drawing = await chooseDrawing(
    request,
    { ...tools, liteModel: () => Promise.reject(missing) },
    context,
  );
  expect(drawing.notes).toEqual(['lite-unusable']);
  const frames = await Array.fromAsync(drawing.draw(scene), ({ data }) => data.slice());
  expect(frames).toEqual(puppetFrames().map(({ data }) => data));
});

test('weights that are put right are used from then on', async () => {
  const path = join(tempFolder(), 'lite.safetensors');
  const tools = createRenderTools({ ANYDANCE_LITE_WEIGHTS: path });
  await expect(tools.liteModel()).rejects.toMatchObject({ code: 'checkpoint-missing' });
  await copyFile(WEIGHTS, path);
  await expect(tools.liteModel()).resolves.toBe(await tools.liteModel());
});
