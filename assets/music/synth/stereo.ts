/** Two channels of the same length, samples in -1..1. */
export interface Stereo {
  readonly left: Float32Array;
  readonly right: Float32Array;
}
