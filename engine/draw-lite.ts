import type { RgbImage } from './core/image.ts';
import { animateLite } from './lite/animate-lite.ts';
import { liteSize } from './lite/lite-size.ts';
import type { LiteModel } from './lite/open-lite.ts';
import { createLiteScene } from './lite-scene.ts';
import { fitNetworks, networkView } from './network-picture.ts';
import type { ProgressMeter } from './progress.ts';
import type { RenderRequest } from './render-request.ts';
import type { OpenCv } from './runtime/opencv.ts';
import type { Scene } from './scene.ts';

interface LiteOptions {
  readonly model: LiteModel;
  readonly cv: OpenCv;
  readonly request: Pick<RenderRequest, 'background' | 'seed'>;
  readonly meter: ProgressMeter;
  readonly signal: AbortSignal;
}

/** More bring nothing that could be measured, see training/runs.md. */
const STEPS = 1;

/** The frames of a clip by the puppet, mended by the lite model. */
export async function* drawLite(
  scene: Scene,
  { model, cv, request: { background, seed }, meter, signal }: LiteOptions,
): AsyncGenerator<RgbImage, void, undefined> {
  const { track, view } = scene;
  const { trained, widths } = model.weights;
  const size = liteSize(view, trained, widths);
  meter.at('puppet', 0);
  const seen = networkView(view, size);
  const shown = createLiteScene(scene, { cv, background, seen });
  meter.at('frames', 0);
  const { enlargement: factor, left, top } = fitNetworks(size, view);
  const pictures = animateLite({
    model,
    photo: shown.photo(),
    frames: { count: track.frames.length, ...shown },
    size,
    clip: view,
    enlargement: { factor, left, top },
    steps: STEPS,
    seed,
    signal,
  });
  let drawn = 0;
  for await (const planes of pictures) {
    yield toPicture(planes, view);
    drawn++;
    meter.at('frames', drawn / track.frames.length);
  }
}

/** Planes about −1…1 → bytes. */
function toPicture(planes: Float32Array, { width, height }: Scene['view']): RgbImage {
  const pixels = width * height;
  const data = new Uint8Array(pixels * 3);
  for (let i = 0; i < planes.length; i++) {
    const [at, channel] = [i % pixels, Math.floor(i / pixels)];
    data[at * 3 + channel] = Math.round(Math.min(Math.max(planes[i]! + 1, 0), 2) * 127.5);
  }
  return { width, height, data };
}
