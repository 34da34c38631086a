import type { LiteSize } from '../networks/lite/lite-photo.ts';

/** The clip's pictures beside the network's. */
export interface Scale {
  readonly size: LiteSize;
  /** Pixels of the clip a pixel of the network's. */
  readonly enlarged: number;
}
