/**
 * The 33 body landmarks of MediaPipe Pose (BlazePose GHUM), in its order.
 * Left and right are the person's own: the left hand of someone facing us is at larger x.
 */
export const BODY = {
  nose: 0,
  leftEyeInner: 1,
  leftEye: 2,
  leftEyeOuter: 3,
  rightEyeInner: 4,
  rightEye: 5,
  rightEyeOuter: 6,
  leftEar: 7,
  rightEar: 8,
  mouthLeft: 9,
  mouthRight: 10,
  leftShoulder: 11,
  rightShoulder: 12,
  leftElbow: 13,
  rightElbow: 14,
  leftWrist: 15,
  rightWrist: 16,
  leftPinky: 17,
  rightPinky: 18,
  leftIndex: 19,
  rightIndex: 20,
  leftThumb: 21,
  rightThumb: 22,
  leftHip: 23,
  rightHip: 24,
  leftKnee: 25,
  rightKnee: 26,
  leftAnkle: 27,
  rightAnkle: 28,
  leftHeel: 29,
  rightHeel: 30,
  leftFootIndex: 31,
  rightFootIndex: 32,
} as const;

export const BODY_COUNT = 33;
export const HAND_COUNT = 21;
export const FACE_COUNT = 468;

/**
 * One set of body landmarks, 4 numbers a point: `[x, y, z, visibility] × 33`.
 * x and y are pixels (y down); z is depth in the same unit, negative towards the camera,
 * relative to the middle of the hips; visibility is 0..1.
 */
export type BodyLandmarks = Float32Array;

/** One hand, 3 numbers a point: `[x, y, z] × 21` in MediaPipe Hands' order; pixels as for the body. */
export type HandLandmarks = Float32Array;

/** A face, 3 numbers a point: `[x, y, z] × 468` in MediaPipe Face Mesh's order; pixels as for the body. */
export type FaceLandmarks = Float32Array;
