import { clipFrames } from './clip-frames.ts';
import type { ClipNote } from './core/clip-note.ts';
import type { RgbImage } from './core/image.ts';
import { drawPuppet } from './draw-puppet.ts';
import { drawStudio } from './draw-studio.ts';
import { finishFrames } from './finish-frames.ts';
import { finishSteps, generatedFrames } from './generated-frames.ts';
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

interface DrawingContext {
  readonly signal: AbortSignal;
  readonly meter: ProgressMeter;
  /** Shown about what will come, where that is long before the first frame. */
  onGlance?(picture: RgbImage): unknown;
}

/**
 * How the quality of a request draws the frames of a scene.
 * @throws UserError `model-…`, `provider-failed`, `memory-…` when no model can be used
 */
export async function chooseDrawing(
  request: RenderRequest,
  tools: RenderTools,
  context: DrawingContext,
): Promise<Drawing> {
  const { quality, background, studio = {}, width, height } = request;
  if (quality === 'preview')
    return { notes: [], draw: (scene) => drawPuppet(scene, { ...context, background }) };
  const model = await tools.studioModel(studio, { width, height, signal: context.signal });
  const ffmpegPath = await tools.ffmpegPath();
  const frames = await clipFrames(request, { ffmpegPath, signal: context.signal });
  const plan = await planStudio(model, request, {
    frames: generatedFrames(request, frames).length,
    limits: tools.memoryLimits(),
  });
  const { cv } = await (await tools.models()).openCv();
  return {
    notes: plan.notes,
    draw(scene) {
      const keys = generatedFrames(request, scene.track.frames.length);
      const options = { ...context, request, plan, model, cv, readPhoto: tools.readPhoto };
      const generated = drawStudio(atKeys(scene, keys), options);
      return finishFrames(generated, scene, { background, steps: finishSteps(request), keys });
    },
  };
}

/** The scene at some of its moments. */
function atKeys(scene: Scene, keys: readonly number[]): Scene {
  const { fps, frames } = scene.track;
  const keyFps = (fps * keys.length) / frames.length;
  return { ...scene, track: { fps: keyFps, frames: keys.map((key) => frames[key]!) } };
}
