import type { Person } from '../../engine/core/person.ts';
import { flicker, motionError, type Triple } from '../quality/metrics/flicker.ts';
import { psnr } from '../quality/metrics/psnr.ts';
import type { Region } from '../quality/metrics/region.ts';
import { compareStructure } from '../quality/metrics/ssim.ts';
import type { Frames, Task } from '../quality/task.ts';

/** Over the frames of a clip; what each is stands in `bench/quality/metrics/`. */
export interface Figures {
  /** dB, of the dancer's region. */
  readonly psnrPerson: number;
  readonly ssimPerson: number;
  /** dB, where nobody is, neither here nor in the photo. */
  readonly psnrBackground: number;
  /** Where nobody is. */
  readonly flicker: number;
  /** In the person. */
  readonly motion: number;
}

export function measureFrames(frames: Frames, task: Task): Figures {
  const truth = task.truth!;
  const trueFrames = truth.map(({ image }) => image);
  const invented = inventedPixels(task.person);
  const middles = [...frames.keys()].slice(1, -1);
  return {
    psnrPerson: meanPsnr(frames.map((frame, i) => psnr(frame, trueFrames[i]!, truth[i]!.person))),
    ssimPerson: mean(
      frames.map((frame, i) => compareStructure(frame, trueFrames[i]!)(truth[i]!.person)),
    ),
    psnrBackground: meanPsnr(
      frames.map((frame, i) =>
        psnr(frame, trueFrames[i]!, emptyPixels([truth[i]!.person, invented])),
      ),
    ),
    flicker: mean(
      middles.map((i) => {
        const people = [i - 1, i, i + 1].map((k) => truth[k]!.person);
        return flicker(tripleOf(frames, i), emptyPixels(people));
      }),
    ),
    motion: mean(
      middles.map((i) =>
        motionError(tripleOf(frames, i), tripleOf(trueFrames, i), truth[i]!.person),
      ),
    ),
  };
}

/** Of the mean squared error over all frames: frames that are left as they were would swamp a mean of decibels. */
function meanPsnr(values: readonly number[]): number {
  return -10 * Math.log10(mean(values.map((value) => 10 ** (-value / 10))));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What the photo hides behind the person, so that the plate had to make it up. */
function inventedPixels({ photo, plate }: Person): Region {
  return new Uint8Array(photo.width * photo.height).map((_, pixel) =>
    [0, 1, 2].some((c) => photo.data[pixel * 3 + c] !== plate.data[pixel * 3 + c]) ? 1 : 0,
  );
}

function tripleOf(frames: Frames, middle: number): Triple {
  return [frames[middle - 1]!, frames[middle]!, frames[middle + 1]!];
}

/** Where none of the regions is. */
function emptyPixels(regions: readonly Region[]): Region {
  return regions[0]!.map((_, pixel) => (regions.some((region) => region[pixel]! > 0) ? 0 : 1));
}
