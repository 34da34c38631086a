import type { BodyLandmarks, HandLandmarks } from './landmarks.ts';

/** Body (and, where known, hands) at one instant. */
export interface PoseFrame {
  readonly body: BodyLandmarks;
  readonly leftHand?: HandLandmarks | null;
  readonly rightHand?: HandLandmarks | null;
}

/**
 * A moving pose. As the output of a driver (a dance or a video) its unit is the driver's own
 * (dance: metres seen from the front, y down; video: pixels). After retargeting the unit is
 * pixels of the person's photo, where the canvas may reach beyond the photo's borders.
 */
export interface PoseTrack {
  readonly fps: number;
  readonly frames: readonly PoseFrame[];
}
