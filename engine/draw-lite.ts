import type { RgbImage } from './core/image.ts';
import { fromPlanes } from './diffusion/planes.ts';
import { drawPuppet } from './draw-puppet.ts';
import { animateLite } from './lite/animate-lite.ts';
import { changedShare } from './lite/changed-share.ts';
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
  /** What the model may change of what the puppet shows well, 0…1; default a half. It is to mend, not to paint over. */
  readonly mostChanged?: number;
  /** Told when it would change more in this clip, so that the puppet dances alone. */
  onDeclined(): void;
}

/** More make it worse, see training/runs.md. */
const STEPS = 1;
const MOST_CHANGED = 0.5;
/** How much the model changes is looked at in so many frames, evenly over the clip. */
const LOOKED_AT = 3;

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
  const lite = {
    model,
    photo: await lookAtPhoto(model, shown.photo(), size),
    frames: { count, ...shown },
    size,
    steps: STEPS,
    seed,
    signal,
  };
  if ((await changedShare(evenly(count), lite)) > (options.mostChanged ?? MOST_CHANGED)) {
    options.onDeclined();
    return yield* drawPuppet(scene, { background, meter });
  }
  meter.at('frames', 0);
  const { enlargement: factor, left, top } = fitNetworks(size, view);
  const pictures = animateLite({ ...lite, clip: view, enlargement: { factor, left, top } });
  let drawn = 0;
  for await (const planes of pictures) {
    yield fromPlanes(planes, view, toByte);
    drawn++;
    meter.at('frames', drawn / count);
  }
}

/** Some frames of so many, each in the middle of its part of the clip. */
function evenly(count: number): readonly number[] {
  const frames = Math.min(LOOKED_AT, count);
  return Array.from({ length: frames }, (_, n) => Math.floor(((n + 0.5) * count) / frames));
}

/** The byte of a number about −1…1. */
function toByte(value: number): number {
  return Math.round(Math.min(Math.max(value + 1, 0), 2) * 127.5);
}
