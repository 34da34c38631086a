import type { ClipChoice } from './memory-stages.ts';

/** The clip as it was asked for. */
export interface ClipRequest {
  /** Of its pictures, pixels. */
  readonly height: number;
  readonly width: number;
  /** Of the whole clip. */
  readonly frames: number;
  /** Frames that the model is best at denoising together. */
  readonly window: number;
  /** Whether there is classifier-free guidance. */
  readonly guidance: boolean;
  /** Whether steps share deep features (DeepCache), for what is left of the memory; default false. */
  readonly deepCache?: boolean;
}

export type PictureSize = Pick<ClipChoice, 'height' | 'width'>;

/** The ways to make a clip, each list best first. */
interface ClipChoices {
  /** Of the networks' pictures: the clip's own, and smaller ones to be enlarged in the end. */
  readonly sizes: readonly [PictureSize, ...PictureSize[]];
  readonly windows: readonly [number, ...number[]];
  /** One by one the rows take less memory for what flows, but hold the weights twice. */
  readonly guidances: readonly ClipChoice['guidance'][];
}

/** Shorter windows lose coherence in time, and below 8 frames most of it. */
const WINDOWS = [24, 16, 12, 8];
/** Parts of the clip's size. */
const EIGHTHS = [7, 6, 5, 4, 3, 2];
/** The networks know nothing of people in smaller pictures. */
const SMALLEST_SIDE = 256;

/**
 * What can be given up for memory. Guidance row by row costs only time, a shorter window coherence, and
 * a smaller size sharpness.
 */
export function clipChoices(wanted: ClipRequest): ClipChoices {
  const window = Math.min(wanted.window, wanted.frames);
  return {
    sizes: sizesOf(wanted),
    windows: [window, ...WINDOWS.filter((frames) => frames < window)],
    guidances: wanted.guidance ? ['batch', 'split'] : ['none'],
  };
}

function sizesOf({ height, width }: ClipRequest): ClipChoices['sizes'] {
  const size = (eighths: number) => ({
    height: covering(height, eighths),
    width: covering(width, eighths),
  });
  const smaller = EIGHTHS.map(size);
  const isUseful = (one: PictureSize) => Math.min(one.height, one.width) >= SMALLEST_SIDE;
  return [size(8), ...smaller.filter(isUseful)];
}

/** The multiple of 8 pixels that covers so many eighths of a side. */
function covering(side: number, eighths: number): number {
  return 8 * Math.ceil((side * eighths) / 64);
}
