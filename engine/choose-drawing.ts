import { CheckpointError } from './checkpoints/checkpoint-error.ts';
import { clipFrames } from './clip-frames.ts';
import type { ClipNote } from './core/clip-note.ts';
import type { RgbImage } from './core/image.ts';
import { drawLite } from './draw-lite.ts';
import { drawPuppet } from './draw-puppet.ts';
import { drawStudio } from './draw-studio.ts';
import { finishFrames } from './finish-frames.ts';
import { finishSteps, generatedFrames } from './generated-frames.ts';
import type { LiteModel } from './lite/open-lite.ts';
import { planStudio } from './plan-studio.ts';
import type { ProgressMeter } from './progress.ts';
import type { RenderRequest } from './render-request.ts';
import type { RenderTools } from './render-tools.ts';
import type { Scene } from './scene.ts';

/** Each may be the one before, drawn over. */
export type DrawnFrames = Iterable<RgbImage> | AsyncIterable<RgbImage>;

interface Drawing {
  readonly notes: readonly ClipNote[];
  /** The same clip drawn quickly, to be seen while the other is drawn; absent where that is quick itself. */
  readonly draft?: Drawing['draw'];
  /** The frames of a scene, in the size of its view. */
  draw(scene: Scene): DrawnFrames;
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
  switch (request.quality) {
    case 'preview':
      return puppetDrawing(request, context);
    case 'lite':
      return liteDrawing(request, tools, context);
    case 'studio':
      return studioDrawing(request, tools, context);
  }
}

function puppetDrawing({ background }: RenderRequest, context: DrawingContext): Drawing {
  return { notes: [], draw: (scene) => drawPuppet(scene, { ...context, background }) };
}

/** Where the weights cannot be used, the puppet dances unmended: the clip is worth more than its polish. */
async function liteDrawing(
  request: RenderRequest,
  tools: RenderTools,
  context: DrawingContext,
): Promise<Drawing> {
  let model: LiteModel;
  try {
    model = await tools.liteModel();
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
    return { ...puppetDrawing(request, context), notes: ['lite-unusable'] };
  }
  const { cv } = await (await tools.models()).openCv();
  return {
    notes: [],
    draft: puppetDrawing(request, { ...context, meter: draftMeter(context.meter) }).draw,
    draw: (scene) => drawLite(scene, { ...context, model, cv, request }),
  };
}

/** The draft is a part of the stage before the frames. */
function draftMeter(meter: ProgressMeter): ProgressMeter {
  return { at: (stage, fraction) => meter.at('puppet', stage === 'frames' ? fraction : 0) };
}

async function studioDrawing(
  request: RenderRequest,
  tools: RenderTools,
  context: DrawingContext,
): Promise<Drawing> {
  const { background, studio = {}, width, height } = request;
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
