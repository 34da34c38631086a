/** A place in a picture as parts of its width and height (y down); null where it was not seen. */
export type Keypoint = readonly [x: number, y: number] | null;

/** One person's pose as the public pipelines draw it, by the numbering of OpenPose. */
export interface PoseKeypoints {
  /** 18: nose, neck, right shoulder, elbow and wrist, the same left, right hip, knee and ankle, left; eyes, ears. */
  readonly body: readonly Keypoint[];
  /** The left and the right hand, 21 each: wrist, then four a finger from the thumb on. */
  readonly hands: readonly (readonly Keypoint[])[];
  /** 68 points of the face. */
  readonly face: readonly Keypoint[];
}
