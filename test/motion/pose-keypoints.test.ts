import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  BODY,
  BODY_COUNT,
  type BodyLandmarks,
  FACE_COUNT,
  HAND_COUNT,
} from '../../engine/core/landmarks.ts';
import type { Keypoint } from '../../engine/core/pose-keypoints.ts';
import { createRandom } from '../../engine/core/random.ts';
import { keypointsOf } from '../../engine/motion/pose-keypoints.ts';

const VIEW = { scale: 2, x: 10, y: -20, width: 500, height: 1000 };
const WHOLE = { scale: 1, x: 0, y: 0, width: 1, height: 1 };

/** Landmark n lies at (n, 100 + n), and is seen. */
function countedBody(): BodyLandmarks {
  return Float32Array.from({ length: BODY_COUNT * 4 }, (_, at) => {
    const landmark = Math.floor(at / 4);
    return [landmark, 100 + landmark, 0, 1][at % 4]!;
  });
}

function inView(landmark: number): [number, number] {
  return [(2 * landmark + 10) / 500, (2 * (100 + landmark) - 20) / 1000];
}

const person = { body: countedBody(), face: null };

test('joints take the places of their landmarks in the output, right before left', () => {
  const { body } = keypointsOf({ body: countedBody() }, person, VIEW);
  expect(body).toHaveLength(18);
  expect(body[0]).toEqual(inView(BODY.nose));
  expect(body[4]).toEqual(inView(BODY.rightWrist));
  expect(body[7]).toEqual(inView(BODY.leftWrist));
  expect(body[10]).toEqual(inView(BODY.rightAnkle));
  expect(body[13]).toEqual(inView(BODY.leftAnkle));
  expect(body[14]).toEqual(inView(BODY.rightEye));
  expect(body[17]).toEqual(inView(BODY.leftEar));
});

test('the neck is the middle of the shoulders, and is seen when both are', () => {
  const seen = countedBody();
  expect(keypointsOf({ body: seen }, person, VIEW).body[1]).toEqual(inView(11.5));
  seen[BODY.leftShoulder * 4 + 3] = 0.2;
  const { body } = keypointsOf({ body: seen }, person, VIEW);
  expect([body[1], body[5]]).toEqual([null, null]);
  expect(body[2]).toEqual(inView(BODY.rightShoulder));
});

test('hands come left first, those that are not known are left out', () => {
  const hand = (x: number) => new Float32Array(HAND_COUNT * 3).fill(x);
  const frame = { body: countedBody(), leftHand: hand(100), rightHand: hand(200) };
  const { hands } = keypointsOf(frame, person, VIEW);
  expect(hands.map((points) => points.length)).toEqual([21, 21]);
  expect(hands.map((points) => points[0])).toEqual([
    [0.42, 0.18],
    [0.82, 0.38],
  ]);
  expect(keypointsOf({ ...frame, leftHand: null }, person, VIEW).hands).toHaveLength(1);
});

test('who has no face in the photo has none in the drawing', () => {
  expect(keypointsOf({ body: countedBody() }, person, VIEW).face).toEqual([]);
});

test("the photo's face turns, grows and moves as the head does", () => {
  const random = createRandom(3);
  const body = countedBody().map((value, at) => (at % 4 < 2 ? value + 9 * random() : value));
  const face = Float32Array.from({ length: FACE_COUNT * 3 }, () => 100 * random());
  const change = fc.record({
    turn: fc.double({ min: -3, max: 3, noNaN: true }),
    scale: fc.double({ min: 0.2, max: 5, noNaN: true }),
    shift: fc.double({ min: -500, max: 500, noNaN: true }),
  });
  const still = keypointsOf({ body }, { body, face }, WHOLE).face;
  expect(still).toHaveLength(68);
  fc.assert(
    fc.property(change, ({ turn, scale, shift }) => {
      const move = ([x, y]: readonly [number, number]): [number, number] => [
        scale * (x * Math.cos(turn) - y * Math.sin(turn)) + shift,
        scale * (x * Math.sin(turn) + y * Math.cos(turn)) - shift,
      ];
      const moved = body.slice();
      for (let at = 0; at < moved.length; at += 4) moved.set(move([body[at]!, body[at + 1]!]), at);
      expectNear(
        keypointsOf({ body: moved }, { body, face }, WHOLE).face,
        still.map((point) => point && move(point)),
      );
    }),
  );
});

function expectNear(given: readonly Keypoint[], expected: readonly Keypoint[]): void {
  for (const [at, point] of given.entries()) {
    expect(point![0]).toBeCloseTo(expected[at]![0], 1);
    expect(point![1]).toBeCloseTo(expected[at]![1], 1);
  }
}
