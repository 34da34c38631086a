import type { RgbImage } from '../../../engine/core/image.ts';
import type { BodyLandmarks } from '../../../engine/core/landmarks.ts';

/** What of a clip is looked at. */
export interface FrameOptions {
  readonly ffmpegPath: string;
  /** Frames a second wanted, whatever the clip has. */
  readonly fps: number;
  /** Only so much from its beginning. */
  readonly maxSeconds: number;
  /** Pixels of the longer side; smaller frames stay as they are. */
  readonly longSide: number;
}

/** A dance on film, wherever its frames come from. */
export interface Clip {
  readonly name: string;
  /** Rejects with UserError or BenchError when it cannot be read. */
  frames(options: FrameOptions): AsyncIterable<RgbImage>;
  /** Of each frame, where the pose is not watched but known, as that of a dance of the project's own is. */
  poses?(options: FrameOptions): Promise<readonly BodyLandmarks[]>;
}

/** A picture of somebody who is to dance. */
export interface Photo {
  readonly name: string;
  read(options: FrameOptions): Promise<RgbImage>;
}
