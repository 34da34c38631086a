/** Predictions of overlapping windows, added up frame by frame. */
export interface WindowSums {
  /** Adds a window's prediction [f,…], each frame with its weight. */
  add(window: readonly number[], prediction: Float32Array, weights: ArrayLike<number>): void;
  /** The sums [F,…], as they are. */
  readonly sums: Float32Array;
  /** Makes them the weighted means, in place. @throws RangeError where a frame is in no window */
  average(): Float32Array;
}

/** For a clip of so many frames, each of `frameLength` numbers; all sums are float32. */
export function createWindowSums(frames: number, frameLength: number): WindowSums {
  const sums = new Float32Array(frames * frameLength);
  const weightSums = new Float32Array(frames);
  return {
    add(window, prediction, weights) {
      for (const [n, frame] of window.entries()) {
        // A frame that comes again in a window counts once, as in PyTorch's indexed assignment.
        if (window.indexOf(frame, n + 1) !== -1) continue;
        const weight = weights[n]!;
        weightSums[frame]! += weight;
        const [to, from] = [frame * frameLength, n * frameLength];
        for (let at = 0; at < frameLength; at++) {
          sums[to + at]! += weight * prediction[from + at]!;
        }
      }
    },
    sums,
    average() {
      for (const [frame, weight] of weightSums.entries()) {
        if (weight <= 0) throw new RangeError(`frame ${frame} is in no window`);
        const end = (frame + 1) * frameLength;
        for (let at = frame * frameLength; at < end; at++) sums[at]! /= weight;
      }
      return sums;
    },
  };
}
