import { faceDistance } from './face/face-descriptor.ts';
import type { Look, Sight } from './look.ts';
import type { MeasureKey, Scores } from './measures.ts';
import { flicker, motionError, type Triple } from './metrics/flicker.ts';
import { l1, l1Published } from './metrics/l1.ts';
import { correctKeypoints } from './metrics/pck.ts';
import { psnr } from './metrics/psnr.ts';
import { psnrUint8 } from './metrics/psnr-uint8.ts';
import type { Region } from './metrics/region.ts';
import { compareStructure, ssimPublished } from './metrics/ssim.ts';
import type { Frames, Task } from './task.ts';
import type { SeenFrame } from './watch-clip.ts';

/** What a frame counts in which no face is found though there is one: as far as strangers are apart. */
const NO_FACE = 1;

/**
 * Measures the frames that a method drew for a task: means over its frames. Of the true frames
 * themselves only what is not given: flicker and the face.
 * @param look null: nobody is looked for in them, so neither joints nor faces are measured
 */
export async function scoreFrames(frames: Frames, task: Task, look: Look | null): Promise<Scores> {
  const means = new Means();
  const seen = look ? await addSights(means, { frames, task, look }) : [];
  for (const [i, frame] of frames.entries()) {
    const trueFrame = task.truth?.[i];
    if (trueFrame && trueFrame.image !== frame) addLikeness(means, frame, trueFrame);
  }
  addFlicker(means, frames, task.truth ?? seen);
  if (task.truth) addMotionError(means, frames, task.truth);
  return means.all();
}

/** Face and joints, found in each frame; whom it shows. */
async function addSights(
  means: Means,
  { frames, task, look }: { readonly frames: Frames; readonly task: Task; readonly look: Look },
): Promise<(Sight | null)[]> {
  const own = await look(task.person.photo);
  const seen: (Sight | null)[] = [];
  for (const [i, frame] of frames.entries()) {
    const sight = await look(frame);
    seen.push(sight);
    const trueFrame = task.truth?.[i];
    if (own?.face && trueFrame?.face !== null) {
      means.add('face', sight?.face ? faceDistance(sight.face, own.face) : NO_FACE);
    }
    if (trueFrame?.image === frame) continue;
    means.add('pck', correctKeypoints(sight?.body ?? null, task.wanted[i]!, frame));
  }
  return seen;
}

function addLikeness(means: Means, frame: Frames[number], { image, person }: SeenFrame): void {
  const structure = compareStructure(frame, image);
  means.add('psnr', psnr(frame, image));
  means.add('ssim', structure());
  means.add('l1', l1(frame, image));
  means.add('psnrPerson', psnr(frame, image, person));
  means.add('ssimPerson', structure(person));
  means.add('l1Person', l1(frame, image, person));
  means.add('psnrUint8', psnrUint8(frame, image));
  means.add('ssimPublished', ssimPublished(frame, image));
  means.add('l1Published', 1e4 * l1Published(frame, image));
}

function addFlicker(means: Means, frames: Frames, people: readonly (Sight | null)[]): void {
  for (let i = 1; i + 1 < frames.length; i++) {
    const triple = tripleAt(frames, i);
    const passers = people.slice(i - 1, i + 2).map((sight) => sight?.person);
    means.add('flicker', flicker(triple, emptyPixels(triple, passers)));
  }
}

function addMotionError(means: Means, frames: Frames, truth: readonly SeenFrame[]): void {
  const trueFrames = truth.map(({ image }) => image);
  for (let i = 1; i + 1 < frames.length; i++) {
    if (frames[i] === trueFrames[i]) continue;
    const error = motionError(tripleAt(frames, i), tripleAt(trueFrames, i), truth[i]!.person);
    means.add('motion', error);
  }
}

function tripleAt(frames: Frames, middle: number): Triple {
  return [frames[middle - 1]!, frames[middle]!, frames[middle + 1]!];
}

/** Where nobody is in any of the frames. */
function emptyPixels([frame]: Triple, people: readonly (Region | undefined)[]): Region {
  return new Uint8Array(frame.width * frame.height).map((_, pixel) =>
    people.some((person) => person !== undefined && person[pixel] === 1) ? 0 : 1,
  );
}

/** Means of what can be measured: NaN is left out. */
class Means {
  readonly #sums = new Map<MeasureKey, { sum: number; count: number }>();

  add(key: MeasureKey, value: number): void {
    const entry = this.#sums.get(key) ?? { sum: 0, count: 0 };
    this.#sums.set(key, entry);
    if (Number.isNaN(value)) return;
    entry.sum += value;
    entry.count++;
  }

  all(): Scores {
    return Object.fromEntries([...this.#sums].map(([key, { sum, count }]) => [key, sum / count]));
  }
}
