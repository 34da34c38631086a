import { boxBlur } from '../core/box-blur.ts';

interface GuideOptions {
  /** Half the window's side, pixels. */
  readonly radius: number;
  /** How much the guide must vary in a window to be followed, in its own unit squared. */
  readonly epsilon: number;
}

/**
 * Guided filter (He, Sun, Tang 2010) of one channel by another of the same size:
 * `values` takes on the edges of `guide`.
 */
export function guidedFilter(
  guide: Float32Array,
  values: Float32Array,
  width: number,
  { radius, epsilon }: GuideOptions,
): Float32Array {
  const blur = (of: Float32Array) => boxBlur(of, width, radius);
  const times = (one: Float32Array, two: Float32Array) => one.map((value, at) => value * two[at]!);
  const meanGuide = blur(guide);
  const meanValues = blur(values);
  const meanProduct = blur(times(guide, values));
  const meanSquare = blur(times(guide, guide));
  const slope = new Float32Array(guide.length);
  const offset = new Float32Array(guide.length);
  for (let at = 0; at < guide.length; at++) {
    const mean = meanGuide[at]!;
    const covariance = meanProduct[at]! - mean * meanValues[at]!;
    slope[at] = covariance / (meanSquare[at]! - mean * mean + epsilon);
    offset[at] = meanValues[at]! - slope[at]! * mean;
  }
  const meanSlope = blur(slope);
  const meanOffset = blur(offset);
  return meanSlope.map((value, at) => value * guide[at]! + meanOffset[at]!);
}
