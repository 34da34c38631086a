import type { RgbImage } from '../../engine/core/image.ts';
import { finishFrames } from '../../engine/finish-frames.ts';
import type { Frames, Task } from '../quality/task.ts';
import type { Gap, Scenario, Trial } from './scenarios.ts';

export interface Finished {
  readonly frames: Frames;
  /** Of the finish alone, per frame delivered, without cutting the puppet, which takes about a second a clip. */
  readonly msPerFrame: number;
}

/** The true frames with the faults of a scenario, and what the steps of a trial make of them. */
export async function runTrial(task: Task, scenario: Scenario, trial: Trial): Promise<Finished> {
  const truth = task.truth!.map(({ image }) => image);
  const keys = truth
    .map((_, i) => i)
    .filter((i) => i % scenario.every === 0 || i === truth.length - 1);
  const faulty = keys.map((key) =>
    scenario.faults.reduce((frame, fault) => fault(frame, key, truth.length), truth[key]!),
  );
  if (trial.gap === undefined) return finish(task, faulty, trial, keys);
  const { track } = task;
  const sparse = { ...task, track: { ...track, frames: keys.map((key) => track.frames[key]!) } };
  const { frames, msPerFrame } = await finish(sparse, faulty, trial, [...keys.keys()]);
  return { frames: fillGaps(frames, keys, trial.gap), msPerFrame };
}

async function finish(
  task: Task,
  given: Frames,
  { steps }: Trial,
  keys: readonly number[],
): Promise<Finished> {
  const frames: RgbImage[] = [];
  let startedAt = performance.now();
  const source = async function* () {
    for (const [i, frame] of given.entries()) {
      // The puppet has been cut when the second frame is asked for.
      if (i === 1) startedAt = performance.now();
      yield frame;
    }
  };
  const options = { background: 'photo', steps, keys } as const;
  for await (const frame of finishFrames(source(), task, options)) frames.push(frame);
  return { frames, msPerFrame: (performance.now() - startedAt) / frames.length };
}

function fillGaps(frames: Frames, keys: readonly number[], gap: Gap): Frames {
  return frames.flatMap((frame, i) => {
    const next = frames[i + 1];
    if (next === undefined) return [frame];
    const length = keys[i + 1]! - keys[i]!;
    return Array.from({ length }, (_, k) =>
      gap === 'held' ? frame : crossFade(frame, next, k / length),
    );
  });
}

function crossFade(from: RgbImage, to: RgbImage, share: number): RgbImage {
  return { ...from, data: from.data.map((v, i) => Math.round(v + share * (to.data[i]! - v))) };
}
