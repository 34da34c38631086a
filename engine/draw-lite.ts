import type { RgbImage } from './core/image.ts';
import { fromPlanes } from './diffusion/planes.ts';
import { animateLite } from './lite/animate-lite.ts';
import { liteSize } from './lite/lite-size.ts';
import { lookAtPhoto } from './lite/look-at-photo.ts';
import type { LiteModel } from './lite/open-lite.ts';
import { createLiteScene } from './lite-scene.ts';
import { fitNetworks, networkView } from './network-picture.ts';
import type { ProgressMeter } from './progress.ts';
import type { RenderRequest } from './render-request.ts';
import type { OpenCv } from './runtime/opencv.ts';
import type { Scene } from './scene.ts';

interface DrawLiteOptions {
  readonly model: LiteModel;
  readonly cv: OpenCv;
  readonly request: Pick<RenderRequest, 'background' | 'seed'>;
  readonly meter: ProgressMeter;
  readonly signal: AbortSignal;
}

/** More make it worse, see training/runs.md. */
const STEPS = 1;

/** The frames of a clip by the puppet, mended by the lite model. */
export async function* drawLite(
  scene: Scene,
  options: DrawLiteOptions,
): AsyncGenerator<RgbImage, void, undefined> {
  const { model, cv, meter, signal } = options;
  const { background, seed } = options.request;
  const { track, view } = scene;
  const count = track.frames.length;
  const { trained, widths } = model.weights;
  const size = liteSize(view, trained, widths);
  meter.at('puppet', 0);
  const shown = createLiteScene(scene, { cv, background, seen: networkView(view, size) });
  const photo = await lookAtPhoto(model, shown.photo(), size);
  meter.at('frames', 0);
  const { enlargement: factor, left, top } = fitNetworks(size, view);
  const pictures = animateLite({
    model,
    photo,
    frames: { count, ...shown },
    size,
    clip: view,
    enlargement: { factor, left, top },
    steps: STEPS,
    seed,
    signal,
  });
  let drawn = 0;
  for await (const planes of pictures) {
    yield fromPlanes(planes, view, toByte);
    drawn++;
    meter.at('frames', drawn / count);
  }
}

/** The byte of a number about −1…1. */
function toByte(value: number): number {
  const byte = (value + 1) * 127.5 + 0.5;
  return byte < 0 ? 0 : byte > 255 ? 255 : byte | 0;
}
