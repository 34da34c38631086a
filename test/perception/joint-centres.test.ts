import { expect, test } from 'vitest';
import { BODY, BODY_COUNT, type BodyLandmarks } from '../../engine/core/landmarks.ts';
import { jointCentres } from '../../engine/perception/joint-centres.ts';

/** Somebody with arms and legs straight down; x to the right of the picture, which is their left. */
function standing(): BodyLandmarks {
  const body = new Float32Array(BODY_COUNT * 4).fill(0.5);
  for (const [side, sign] of [
    ['left', 1],
    ['right', -1],
  ] as const) {
    const put = (index: number, x: number, y: number) =>
      body.set([sign * x, y, x / 10, 0.9], index * 4);
    put(BODY[`${side}Shoulder`], 100, 0);
    put(BODY[`${side}Elbow`], 100, 160);
    put(BODY[`${side}Wrist`], 100, 300);
    put(BODY[`${side}Hip`], 60, 300);
    put(BODY[`${side}Knee`], 60, 500);
    put(BODY[`${side}Ankle`], 60, 700);
  }
  return body;
}

const at = (body: BodyLandmarks, index: number) => [...body.subarray(index * 4, index * 4 + 2)];

test('limbs begin and end where they turn', () => {
  const body = jointCentres(standing());
  // 7.5 % down the arm and a fiftieth of the way to the hip.
  expect(at(body, BODY.leftShoulder)).toEqual([expect.closeTo(99.2, 3), expect.closeTo(18, 3)]);
  expect(at(body, BODY.leftElbow)).toEqual([expect.closeTo(100, 3), expect.closeTo(171.2, 3)]);
  expect(at(body, BODY.leftHip)).toEqual([expect.closeTo(69, 3), expect.closeTo(300, 3)]);
  expect(at(body, BODY.leftAnkle)).toEqual([expect.closeTo(60, 3), expect.closeTo(714, 3)]);
  expect(at(body, BODY.rightShoulder)).toEqual([expect.closeTo(-99.2, 3), expect.closeTo(18, 3)]);
});

test('all other landmarks, and how well each is seen, stay', () => {
  const [seen, body] = [standing(), jointCentres(standing())];
  for (const index of [BODY.nose, BODY.leftWrist, BODY.rightKnee, BODY.leftFootIndex]) {
    expect(at(body, index)).toEqual(at(seen, index));
  }
  for (let index = 0; index < BODY_COUNT; index++) {
    expect(body[index * 4 + 3]).toBe(seen[index * 4 + 3]);
  }
});

test('a person who lies, is smaller, or stands elsewhere has the same joints', () => {
  const moved = (body: BodyLandmarks) =>
    body.map((value, i) => {
      if (i % 4 === 0) return 40 - body[i + 1]! / 2;
      return i % 4 === 1 ? 70 + body[i - 1]! / 2 : value;
    });
  const [one, two] = [jointCentres(moved(standing())), moved(jointCentres(standing()))];
  one.forEach((value, i) => {
    if (i % 4 < 2) expect(value).toBeCloseTo(two[i]!, 2);
  });
});
