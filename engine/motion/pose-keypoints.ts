import { BODY, type BodyLandmarks, HAND_COUNT, type HandLandmarks } from '../core/landmarks.ts';
import type { Person } from '../core/person.ts';
import type { Keypoint, PoseKeypoints } from '../core/pose-keypoints.ts';
import type { PoseFrame } from '../core/pose-track.ts';
import type { View } from '../core/view.ts';
import { faceContour } from './face-contour.ts';
import { middle, type Point, pointOf } from './plane.ts';

/** Below this a landmark counts as not seen, as with the detector of the public pipelines. */
const MIN_VISIBILITY = 0.3;

/** The landmarks of OpenPose's joints; its neck is the middle of two. */
const JOINTS: readonly (readonly number[])[] = [
  [BODY.nose],
  [BODY.leftShoulder, BODY.rightShoulder],
  [BODY.rightShoulder],
  [BODY.rightElbow],
  [BODY.rightWrist],
  [BODY.leftShoulder],
  [BODY.leftElbow],
  [BODY.leftWrist],
  [BODY.rightHip],
  [BODY.rightKnee],
  [BODY.rightAnkle],
  [BODY.leftHip],
  [BODY.leftKnee],
  [BODY.leftAnkle],
  [BODY.rightEye],
  [BODY.leftEye],
  [BODY.rightEar],
  [BODY.leftEar],
];

/** A retargeted frame as keypoints of the output, with the photo's own face carried along. */
export function keypointsOf(
  frame: PoseFrame,
  person: Pick<Person, 'body' | 'face'>,
  view: View,
): PoseKeypoints {
  const place = (point: Point): Keypoint => placeInView(point, view);
  return {
    body: JOINTS.map((landmarks) => {
      const point = jointOf(frame.body, landmarks);
      return point && place(point);
    }),
    hands: [frame.leftHand, frame.rightHand].flatMap((hand) =>
      hand ? [handPoints(hand).map(place)] : [],
    ),
    face: faceContour(frame.body, person).map(place),
  };
}

function placeInView([x, y]: Point, view: View): Keypoint {
  return [(x * view.scale + view.x) / view.width, (y * view.scale + view.y) / view.height];
}

function jointOf(body: BodyLandmarks, landmarks: readonly number[]): Point | null {
  if (landmarks.some((at) => body[at * 4 + 3]! < MIN_VISIBILITY)) return null;
  const points = landmarks.map((at) => pointOf(body, at));
  return middle(points[0]!, points.at(-1)!);
}

/** MediaPipe numbers a hand as OpenPose does. */
function handPoints(hand: HandLandmarks): Point[] {
  return Array.from({ length: HAND_COUNT }, (_, at) => [hand[at * 3]!, hand[at * 3 + 1]!]);
}
