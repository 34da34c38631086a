import type { GrayImage, RgbImage } from './image.ts';
import type { BodyLandmarks, FaceLandmarks, HandLandmarks } from './landmarks.ts';

/** What a photo shows of the person: decides whether the legs may dance. */
export type Framing = 'full' | 'half';

/** Things worth telling the user that do not stop the job. */
export type PhotoNote =
  | 'animated-first-frame'
  | 'several-people'
  | 'half-body'
  | 'folded-legs'
  | 'side-view'
  | 'cut-off'
  | 'head-cut-off'
  | 'hands-cut-off'
  | 'arms-crossed'
  | 'small-person'
  | 'back-view'
  | 'uncertain';

/**
 * A photo understood: who is in it, where their joints are, what is behind them.
 * All coordinates are pixels of `photo`.
 */
export interface Person {
  /** Upright (EXIF applied) sRGB photo, possibly downscaled to the working size. */
  readonly photo: RgbImage;
  /** Alpha of the main person, same size as `photo`. */
  readonly matte: GrayImage;
  /** `photo` with the person removed and the hole filled, same size. */
  readonly plate: RgbImage;
  readonly body: BodyLandmarks;
  readonly leftHand: HandLandmarks | null;
  readonly rightHand: HandLandmarks | null;
  readonly face: FaceLandmarks | null;
  readonly framing: Framing;
  /** 0..1, the detector's own confidence that these landmarks are a person. */
  readonly confidence: number;
  readonly notes: readonly PhotoNote[];
}
