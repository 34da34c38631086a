import { expect, test } from 'vitest';
import { measureFrames } from '../../../bench/finish/measure-frames.ts';
import { runTrial } from '../../../bench/finish/run-trial.ts';
import type { Scenario, Trial } from '../../../bench/finish/scenarios.ts';
import type { Task } from '../../../bench/quality/task.ts';
import { guideOf, scene } from '../../finish/guided-scene.ts';

/** A clip whose true frames are the puppet's. */
function taskOf(count: number): Task {
  const truth = Array.from({ length: count }, (_, i) => {
    const { expected, layers } = guideOf().at(i);
    const { body } = scene.track.frames[i]!;
    return {
      image: expected,
      body,
      person: layers.map((layer) => (layer > 0 ? 1 : 0)),
      face: null,
    };
  });
  const track = { fps: 24, frames: scene.track.frames.slice(0, count) };
  return {
    ...scene,
    name: 'drawn',
    track,
    wanted: truth.map(({ body }) => body),
    watched: true,
    truth,
  };
}

const task = taskOf(5);
const scenario: Scenario = { name: 'gaps', faults: [], every: 2, trials: [] };
const run = async (trial: Trial, on: Scenario = scenario) => {
  const { frames } = await runTrial(task, on, trial);
  return { frames, figures: measureFrames(frames, task) };
};

test('frames that are missing are held, cross-faded or interpolated, each better than the one before', async () => {
  const held = await run({ name: 'held', steps: [], gap: 'held' });
  const faded = await run({ name: 'faded', steps: [], gap: 'cross-faded' });
  const made = await run({ name: 'made', steps: ['interpolation'] });
  for (const { frames } of [held, faded, made]) expect(frames).toHaveLength(5);
  expect(held.frames[1]).toBe(held.frames[0]);
  expect(faded.figures.psnrPerson).toBeGreaterThan(held.figures.psnrPerson);
  expect(made.figures.psnrPerson).toBeGreaterThan(faded.figures.psnrPerson + 2);
});

test('true frames left alone have no error at all', async () => {
  const { figures } = await run({ name: 'none', steps: [] }, { ...scenario, every: 1 });
  expect(figures).toMatchObject({ psnrPerson: 100, ssimPerson: 1, motion: 0, psnrBackground: 100 });
});
