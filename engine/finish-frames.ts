import type { RgbImage } from './core/image.ts';
import { matchColour } from './finish/colour-match.ts';
import { deflicker } from './finish/deflicker.ts';
import type { GuidedFrame } from './finish/guided-frame.ts';
import { interpolate } from './finish/interpolate.ts';
import { type CutFrame, cutPerson } from './finish/person-matte.ts';
import { createPuppetGuide, type PuppetGuide } from './finish/puppet-guide.ts';
import type { FinishStep } from './finish/steps.ts';
import { stillBackground } from './finish/still-background.ts';
import type { BackgroundMode } from './puppet/background.ts';
import type { Scene } from './scene.ts';

interface FinishOptions {
  /** What is behind the person: that which the networks were shown. */
  readonly background: BackgroundMode;
  readonly steps: readonly FinishStep[];
  /** Which frames of the track are given, ascending, the first and the last one among them. */
  readonly keys: readonly number[];
}

/**
 * Puts generated frames of a scene in order by the steps asked for, and makes those between them
 * where not all are given (whether or not `interpolation` is among the steps). All of it is guided by
 * the puppet in the poses of the track, which is roughly where the person is. Holds a dozen frames at
 * most, however long the clip.
 * @param frames of the keys, in the view's size, each a picture of its own
 */
export async function* finishFrames(
  frames: AsyncIterable<RgbImage>,
  scene: Scene,
  { background, steps, keys }: FinishOptions,
): AsyncGenerator<RgbImage, void, undefined> {
  const isWanted = (step: FinishStep) => steps.includes(step);
  const isSparse = keys.length < scene.track.frames.length;
  const needsMatte = isWanted('background') || isSparse;
  if (!(isWanted('deflicker') || isWanted('colour') || needsMatte)) return yield* frames;
  const guide = createPuppetGuide(scene, background);
  let guided = guideFrames(frames, guide, keys);
  if (isWanted('deflicker')) guided = deflicker(guided);
  if (isWanted('colour')) guided = matchColour(guided);
  if (!needsMatte) return yield* pictures(guided);
  let cut = cutFrames(guided, guide);
  if (isWanted('background')) cut = stillBackground(cut);
  yield* interpolate(cut, guide, { stillBackground: isWanted('background') });
}

async function* guideFrames(
  frames: AsyncIterable<RgbImage>,
  guide: PuppetGuide,
  keys: readonly number[],
): AsyncGenerator<GuidedFrame, void, undefined> {
  let count = 0;
  for await (const image of frames) {
    const index = keys[count++]!;
    yield { index, image, guide: guide.at(index) };
  }
}

async function* cutFrames(
  frames: AsyncIterable<GuidedFrame>,
  guide: PuppetGuide,
): AsyncGenerator<CutFrame, void, undefined> {
  for await (const frame of frames) yield { ...frame, matte: cutPerson(frame, guide.torsoPx) };
}

async function* pictures(
  frames: AsyncIterable<GuidedFrame>,
): AsyncGenerator<RgbImage, void, undefined> {
  for await (const { image } of frames) yield image;
}
