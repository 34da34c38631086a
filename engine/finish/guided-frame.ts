import type { RgbImage } from '../core/image.ts';
import type { FrameGuide } from './puppet-guide.ts';

/** A frame on its way through the finish, and what is known of it without looking at it. */
export interface GuidedFrame {
  /** Which frame of the clip it is, from 0. */
  readonly index: number;
  readonly image: RgbImage;
  readonly guide: FrameGuide;
}
