import { expect, test } from 'vitest';
import { FINISH_STEPS } from '../engine/finish/steps.ts';
import { finishSteps, generatedFrames } from '../engine/generated-frames.ts';
import type { RenderRequest } from '../engine/render-request.ts';

const request = (studio: RenderRequest['studio'], fps = 24) => ({ fps, studio }) as RenderRequest;

test('unless told otherwise everything is done, and half of 24 frames a second are generated', () => {
  expect(finishSteps(request(undefined))).toEqual(FINISH_STEPS);
  expect(generatedFrames(request({}), 6)).toEqual([0, 2, 4, 5]);
  expect(generatedFrames(request({ keyFps: 8 }), 7)).toEqual([0, 3, 6]);
});

test('without interpolation the networks make every frame', () => {
  expect(generatedFrames(request({ finish: ['colour'] }), 4)).toEqual([0, 1, 2, 3]);
});
