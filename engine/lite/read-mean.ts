import { boxBlur } from '../core/box-blur.ts';
import { decidedMixer, showsBody } from './decided-mixer.ts';
import type { FrameTold } from './frame-input.ts';
import { type FrameParts, MEAN, pixelMixer } from './mix-frame.ts';
import type { Scale } from './scale.ts';

/** Of the person, too little to have a colour of its own. */
const LITTLE = 1e-3;

/** The mean of what pixels may be, beside what is decided of them. */
interface Mean {
  /** [h,w] 0…1 how much of a pixel is the person. */
  readonly person: Float32Array;
  /**
   * [3,h,w] by how much the person's colour is another than where it is decided, smoothed: what is decided is crisp, and the
   * mean is nearer to the truth (training/anydance/networks/lite.py, `_tint`). The wall behind a doubtful outline is left out of both.
   */
  readonly tint: Float32Array;
}

interface ReadOptions extends Scale {
  /** Over squares of so many pixels to each side a decided picture takes the mean's colour: finer than that it keeps its own detail. */
  readonly radius: number;
}

/** @param options `size` is the network's; `enlarged`: by how much the frames that are delivered are larger */
export function readMean(parts: FrameParts, frame: FrameTold, options: ReadOptions): Mean {
  const { size } = options;
  const mixMean = pixelMixer(parts, frame, {
    size,
    shares: { ...MEAN, shows: showsBody(frame, size) },
  });
  const mixDecided = decidedMixer(parts, frame, options);
  const pixels = size.width * size.height;
  const differences = Array.from({ length: 3 }, () => new Float32Array(pixels));
  const weights = new Float32Array(pixels);
  const person = new Float32Array(pixels);
  const [mean, decided] = [new Float32Array(3), new Float32Array(3)];
  for (let at = 0; at < pixels; at++) {
    const ofMean = mixMean(at, mean);
    person[at] = ofMean;
    const ofDecided = ofMean === 0 ? 0 : mixDecided(at, decided);
    if (ofDecided === 0) continue;
    const weight = ofMean * ofDecided;
    weights[at] = weight;
    for (let channel = 0; channel < 3; channel++) {
      const inMean = mean[channel]! / Math.max(ofMean, LITTLE);
      const inDecided = decided[channel]! / Math.max(ofDecided, LITTLE);
      differences[channel]![at] = weight * (inMean - inDecided);
    }
  }
  const smoothed = (plane: Float32Array) => boxBlur(plane, size.width, options.radius);
  return { person, tint: quotients(differences.map(smoothed), smoothed(weights)) };
}

function quotients(sums: readonly Float32Array[], weights: Float32Array): Float32Array {
  const pixels = weights.length;
  const tint = new Float32Array(sums.length * pixels);
  for (const [channel, sum] of sums.entries())
    for (let at = 0, i = channel * pixels; at < pixels; at++, i++)
      tint[i] = sum[at]! / Math.max(weights[at]!, LITTLE);
  return tint;
}
