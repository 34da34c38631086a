import type { ExecutionProvider } from '../../runtime/onnx.ts';

/** What came of having the denoising network run on a provider. */
export type ProviderTrial = WorkingProvider | FailedProvider;

export interface WorkingProvider {
  readonly provider: ExecutionProvider;
  /** From nothing to the first answer, without the step itself. */
  readonly openMs: number;
  /** One step of a window, median. */
  readonly stepMs: number;
  /** RMS of the difference from the CPU's answer, as a part of that answer's own; null: the CPU had none. */
  readonly error: number | null;
}

interface FailedProvider {
  readonly provider: ExecutionProvider;
  /** Why it is out: a clause. */
  readonly reason: string;
}

/** The window that is tried: square, of the reference row alone, so that a slow CPU is done soon. */
export interface TrialSize {
  readonly sidePixels: number;
  readonly frames: number;
}

const SIDES = [256, 128];
const FRAMES = 4;

/** The size at which providers are tried for a clip: the largest that is no larger than the clip. */
export function trialSize({ width, height }: ClipSize): TrialSize {
  const side = SIDES.find((sidePixels) => sidePixels ** 2 <= width * height);
  return { sidePixels: side ?? (SIDES.at(-1) as number), frames: FRAMES };
}

/** Of a clip's pictures, pixels. */
export interface ClipSize {
  readonly width: number;
  readonly height: number;
}

/** How much larger a step of a clip's windows is than a step of the trial. */
export function workRatio(
  { width, height, window }: ClipSize & { readonly window: number },
  { sidePixels, frames }: TrialSize,
): number {
  return (width * height * window) / (sidePixels ** 2 * frames);
}
