import type { PictureSize } from '../diffusion/pillow-resize.ts';

/** A place in a frame, pixels. */
interface FramePlace {
  readonly x: number;
  readonly y: number;
}

/** The square of a frame that a face is made anew in: whole pixels, inside the frame. */
export interface FaceCrop {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  /** The middle of the face, which may lie near a border, or beyond it where it leaves the picture. */
  readonly face: FramePlace;
}

export interface FacePath {
  /** The middle of the face in each frame. */
  readonly places: readonly FramePlace[];
  /** Across the face from brow to chin, pixels; the same for the whole clip, as the camera stands still. */
  readonly diameter: number;
  /** Of the frames. */
  readonly size: PictureSize;
  readonly fps: number;
}

/** The side of a crop in diameters of the face: hair and shoulders are in it, which say how it is held. */
export const CROP_SIDE = 3.5;
/** How far from the middle of its crop a face may be, in diameters. */
const SLACK = 0.4;
/** Crops are brought to this part of the picture's pixels at most: what is held of both passes needs room. */
const MOST_PIXELS = 0.8;
/** In pixels, so that the latents can be halved twice. */
const SIDE_MULTIPLE = 32;
/** There is no second pass where that would enlarge crops by less. */
const LEAST_ENLARGED = 1.5;
/** Larger faces the autoencoder keeps, pixels. */
const LARGEST_FACE_PX = 128;
/** Deviation in time of the weights by which the crop's way is made calm. */
const STEADY_SECONDS = 0.25;

/**
 * The side of the square that the networks see a crop as, pixels: the shorter side of the picture
 * (512 of 512×768), less where the picture is nearly square (448 of 512×512).
 */
export function passSide({ width, height }: PictureSize): number {
  const side = Math.min(width, height, Math.sqrt(MOST_PIXELS * width * height));
  return SIDE_MULTIPLE * Math.floor(side / SIDE_MULTIPLE);
}

/**
 * Whether a face is so small that drawing it anew is worth the time: at most 19 % of `passSide` across
 * (97 px in 512×768, 48 px in 256×384), and 128 px.
 */
export function isSmallFace({ diameter, size }: Pick<FacePath, 'diameter' | 'size'>): boolean {
  const enlarged = passSide(size) / (CROP_SIDE * diameter);
  return diameter <= LARGEST_FACE_PX && enlarged >= LEAST_ENLARGED;
}

/**
 * Squares of one size that follow the face calmly: they move as the face does on average over about
 * half a second, but never so late that it comes near their border.
 */
export function followFace({ places, diameter, size, fps }: FacePath): readonly FaceCrop[] {
  const side = Math.min(Math.round(CROP_SIDE * diameter), size.width, size.height);
  const weights = bell(STEADY_SECONDS * fps);
  const slack = SLACK * diameter;
  const calm = {
    x: smooth(
      places.map(({ x }) => x),
      weights,
    ),
    y: smooth(
      places.map(({ y }) => y),
      weights,
    ),
  };
  return places.map((face, frame) => {
    const near = (axis: 'x' | 'y') =>
      clamp(calm[axis][frame]!, face[axis] - slack, face[axis] + slack);
    const start = (axis: 'x' | 'y', length: number) =>
      clamp(Math.round(near(axis) - side / 2), 0, length - side);
    return { left: start('x', size.width), top: start('y', size.height), side, face };
  });
}

/** Weights of the frames from the middle one on, by a Gaussian. */
function bell(deviation: number): readonly number[] {
  const reach = Math.ceil(2 * deviation);
  return Array.from({ length: reach + 1 }, (_, n) => Math.exp(-0.5 * (n / deviation) ** 2));
}

/** Weighted means; at the ends of the clip, of the frames that there are. */
function smooth(values: readonly number[], weights: readonly number[]): readonly number[] {
  const reach = weights.length - 1;
  return values.map((_, at) => {
    const [from, to] = [Math.max(0, at - reach), Math.min(values.length - 1, at + reach)];
    let [sum, weightSum] = [0, 0];
    for (let n = from; n <= to; n++) {
      const weight = weights[Math.abs(n - at)]!;
      sum += weight * values[n]!;
      weightSum += weight;
    }
    return sum / weightSum;
  });
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
