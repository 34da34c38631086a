import { clipFrames } from './clip-frames.ts';
import type { ClipNote } from './core/clip-note.ts';
import type { RgbImage } from './core/image.ts';
import { drawPuppet } from './draw-puppet.ts';
import { drawStudio } from './draw-studio.ts';
import { planStudio } from './plan-studio.ts';
import type { ProgressMeter } from './progress.ts';
import type { RenderRequest } from './render-request.ts';
import type { RenderTools } from './render-tools.ts';
import type { Scene } from './scene.ts';

interface Drawing {
  readonly notes: readonly ClipNote[];
  /** The frames of a scene, in the size of its view. */
  draw(scene: Scene): Iterable<RgbImage> | AsyncIterable<RgbImage>;
}

/**
 * How the quality of a request draws the frames of a scene.
 * @throws UserError `model-…`, `provider-failed`, `memory-…` when no model can be used
 */
export async function chooseDrawing(
  request: RenderRequest,
  tools: RenderTools,
  context: { readonly signal: AbortSignal; readonly meter: ProgressMeter },
): Promise<Drawing> {
  const { quality, background, studio = {} } = request;
  if (quality === 'preview')
    return { notes: [], draw: (scene) => drawPuppet(scene, { ...context, background }) };
  const model = await tools.studioModel(studio);
  const ffmpegPath = await tools.ffmpegPath();
  const plan = await planStudio(model, request, {
    frames: await clipFrames(request, { ffmpegPath, signal: context.signal }),
    limits: tools.memoryLimits(),
  });
  const { cv } = await (await tools.models()).openCv();
  return {
    notes: plan.notes,
    draw: (scene) => drawStudio(scene, { ...context, request, plan, model, cv }),
  };
}
