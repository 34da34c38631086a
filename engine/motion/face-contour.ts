import { BODY, type BodyLandmarks, type FaceLandmarks } from '../core/landmarks.ts';
import type { Person } from '../core/person.ts';
import { alike, middle, minus, type Point, plus, pointOf } from './plane.ts';

/**
 * Points of MediaPipe's face mesh that lie where the 68 of iBUG do, in their order: from the person's
 * right ear along the jaw to the left one, eyebrows, nose, eyes, outer and inner lips.
 */
const MESH_POINTS: readonly number[] = [
  [127, 234, 93, 132, 58, 172, 150, 176, 152, 400, 379, 397, 288, 361, 323, 454, 356],
  [70, 63, 105, 66, 107],
  [336, 296, 334, 293, 300],
  [168, 197, 5, 4],
  [98, 97, 2, 326, 327],
  [33, 160, 158, 133, 153, 144],
  [362, 385, 387, 263, 373, 380],
  [61, 39, 37, 0, 267, 269, 291, 405, 314, 17, 84, 181],
  [78, 81, 13, 311, 308, 402, 14, 178],
].flat();

/** The 68 points of the photo's face, moved as the head of `body` is; none without a face. */
export function faceContour(body: BodyLandmarks, person: Pick<Person, 'body' | 'face'>): Point[] {
  const { face } = person;
  if (!face) return [];
  const [from, to] = [headOf(person.body), headOf(body)];
  return MESH_POINTS.map((index) => {
    const offset = minus(meshPoint(face, index), from.mouth);
    return plus(to.mouth, alike(offset, from.up, to.up));
  });
}

/** Where a head is, how it is tilted and how large it is. */
function headOf(body: BodyLandmarks): { readonly mouth: Point; readonly up: Point } {
  const between = (left: number, right: number) =>
    middle(pointOf(body, left), pointOf(body, right));
  const mouth = between(BODY.mouthLeft, BODY.mouthRight);
  return { mouth, up: minus(between(BODY.leftEye, BODY.rightEye), mouth) };
}

function meshPoint(face: FaceLandmarks, index: number): Point {
  return [face[index * 3]!, face[index * 3 + 1]!];
}
