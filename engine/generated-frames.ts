import { keyFrames } from './finish/key-frames.ts';
import { FINISH_STEPS, type FinishStep } from './finish/steps.ts';
import type { RenderRequest } from './render-request.ts';

/** What is done to a clip's generated frames; by default everything. */
export function finishSteps({ studio }: RenderRequest): readonly FinishStep[] {
  return studio?.finish ?? FINISH_STEPS;
}

/** Which of a clip's frames the networks make: all of them, unless others are interpolated. */
export function generatedFrames(request: RenderRequest, count: number): number[] {
  const { fps, studio } = request;
  const isSparse = finishSteps(request).includes('interpolation');
  return keyFrames(count, fps, isSparse ? studio?.keyFps : fps);
}
