import type { RgbImage } from './core/image.ts';
import { drawPuppet } from './draw-puppet.ts';
import { drawStudio } from './draw-studio.ts';
import type { ProgressMeter } from './progress.ts';
import type { RenderRequest } from './render-request.ts';
import type { RenderTools } from './render-tools.ts';
import type { Scene } from './scene.ts';

type Drawing = (scene: Scene) => Iterable<RgbImage> | AsyncIterable<RgbImage>;

/**
 * How the quality of a request draws the frames of a scene.
 * @throws UserError `model-…`, `provider-failed` when no model can be used
 */
export async function chooseDrawing(
  request: RenderRequest,
  tools: RenderTools,
  context: { readonly signal: AbortSignal; readonly meter: ProgressMeter },
): Promise<Drawing> {
  const { quality, background, studio = {} } = request;
  if (quality === 'preview') return (scene) => drawPuppet(scene, { ...context, background });
  const model = await tools.studioModel(studio);
  const { cv } = await (await tools.models()).openCv();
  return (scene) => drawStudio(scene, { ...context, request, model, cv });
}

/** Of the clip, pixels. The networks' sides are multiples of 8. */
export function frameSize({ quality, width, height }: RenderRequest): {
  width: number;
  height: number;
} {
  if (quality === 'preview') return { width, height };
  return { width: Math.round(width / 8) * 8, height: Math.round(height / 8) * 8 };
}
