import { expect, test } from 'vitest';
import { BODY, type BodyLandmarks } from '../../engine/core/landmarks.ts';
import { judgePerson } from '../../engine/perception/verdict.ts';
import { bodyWith } from '../puppet/drawn-person.ts';

const size = { width: 240, height: 400 };
const notesOf = (body: BodyLandmarks) => judgePerson(body, 1, size).notes;

/** The standing stick person, stretched and shifted: `x' = a·x + b`, `y' = y + c`. */
function moved({ a = 1, b = 0, c = 0 }): BodyLandmarks {
  return bodyWith({}).map((value, i) => [a * value + b, value + c, value, value][i % 4]!);
}

/** How sure the network is of both wrists. */
function withWristsSeen(body: BodyLandmarks, visibility: number): BodyLandmarks {
  for (const wrist of [BODY.leftWrist, BODY.rightWrist]) body[wrist * 4 + 3] = visibility;
  return body;
}

const FOLDED_ARMS = {
  [BODY.leftWrist]: [95, 165],
  [BODY.leftIndex]: [85, 160],
  [BODY.rightWrist]: [145, 165],
  [BODY.rightIndex]: [155, 160],
} as const;

test('someone standing dances with the legs', () => {
  expect(judgePerson(bodyWith({}), 1, size)).toEqual({ framing: 'full', notes: [] });
});

test('someone on a chair or cross-legged dances with the upper half, and is told why', () => {
  const crossLegged = bodyWith({
    [BODY.leftKnee]: [190, 215],
    [BODY.rightKnee]: [50, 215],
    [BODY.leftAnkle]: [110, 225],
    [BODY.rightAnkle]: [130, 225],
  });
  const onChair = bodyWith({
    [BODY.leftKnee]: [140, 215],
    [BODY.rightKnee]: [100, 215],
    [BODY.leftAnkle]: [140, 300],
    [BODY.rightAnkle]: [100, 300],
  });
  for (const body of [crossLegged, onChair])
    expect(judgePerson(body, 1, size)).toEqual({ framing: 'half', notes: ['folded-legs'] });
});

test('one lifted knee is no chair', () => {
  const lifted = bodyWith({ [BODY.leftKnee]: [175, 200], [BODY.leftAnkle]: [150, 240] });
  expect(judgePerson(lifted, 1, size).framing).toBe('full');
});

test('feet outside the picture make a half body; hips outside are too little', () => {
  expect(judgePerson(bodyWith({}), 1, { width: 240, height: 250 }).notes).toContain('half-body');
  expect(() => judgePerson(bodyWith({}), 1, { width: 240, height: 120 })).toThrow(
    /Too little of the person/,
  );
});

test('a portrait that ends at the waist dances with the upper half, without hands', () => {
  const { framing, notes } = judgePerson(bodyWith({}), 1, { width: 240, height: 172 });
  expect({ framing, notes }).toEqual({ framing: 'half', notes: ['half-body', 'hands-cut-off'] });
});

test('a head that the border cuts is missed; a parting is not', () => {
  expect(notesOf(moved({ c: -65 }))).toEqual(['head-cut-off']);
  expect(notesOf(moved({ c: -47 }))).toEqual([]);
});

test('a hand or an elbow outside the picture is missed', () => {
  expect(notesOf(bodyWith({ [BODY.leftIndex]: [243, 112], [BODY.leftPinky]: [243, 112] }))).toEqual(
    ['hands-cut-off'],
  );
  expect(notesOf(bodyWith({ [BODY.rightElbow]: [-4, 150] }))).toEqual(['hands-cut-off']);
});

test('a hand that is only guessed at, at the border, is outside; a sure one is inside', () => {
  const atBorder = { [BODY.leftWrist]: [232, 160], [BODY.leftIndex]: [236, 168] } as const;
  expect(notesOf(withWristsSeen(bodyWith(atBorder), 0.2))).toEqual(['hands-cut-off']);
  expect(notesOf(withWristsSeen(bodyWith(atBorder), 0.9))).toEqual([]);
});

test('a shoulder outside the picture is more than a hand', () => {
  expect(notesOf(moved({ b: -105 }))).toEqual(['cut-off']);
});

test('someone seen from the side, half from the side or from behind is told so', () => {
  expect(notesOf(moved({ a: 0.3, b: 84 }))).toEqual(['side-view']);
  const turned = moved({ a: 0.7, b: 36 });
  expect(notesOf(turned)).toEqual([]);
  turned[BODY.nose * 4] = 96;
  expect(notesOf(turned)).toEqual(['side-view']);
  expect(notesOf(moved({ a: -1, b: 240 }))).toEqual(['back-view']);
});

test('arms crossed, hands folded or one arm across the body are told of', () => {
  expect(notesOf(bodyWith(FOLDED_ARMS))).toEqual(['arms-crossed']);
  const clasped = {
    [BODY.leftWrist]: [132, 190],
    [BODY.leftIndex]: [119, 196],
    [BODY.rightWrist]: [108, 190],
    [BODY.rightIndex]: [121, 196],
  } as const;
  expect(notesOf(bodyWith(clasped))).toEqual(['arms-crossed']);
  expect(notesOf(bodyWith({ [BODY.rightWrist]: [142, 160] }))).toEqual(['arms-crossed']);
});

test('hands on the hips, behind the back or before the face are not crossed', () => {
  const onHips = {
    [BODY.leftElbow]: [186, 150],
    [BODY.leftWrist]: [148, 178],
    [BODY.rightElbow]: [54, 150],
    [BODY.rightWrist]: [92, 178],
  } as const;
  expect(notesOf(bodyWith(onHips))).toEqual([]);
  expect(notesOf(withWristsSeen(bodyWith(FOLDED_ARMS), 0.2))).toEqual([]);
  const beforeFace = { [BODY.leftWrist]: [110, 80], [BODY.rightWrist]: [130, 80] } as const;
  expect(notesOf(bodyWith(beforeFace))).toEqual([]);
});

test('a small or doubtful person is told of, a tiny one refused', () => {
  const scaled = (by: number) => bodyWith({}).map((value, i) => (i % 4 === 3 ? value : value * by));
  expect(notesOf(scaled(0.5))).toEqual(['small-person']);
  expect(() => judgePerson(scaled(0.2), 1, size)).toThrow(/too small/);
  expect(judgePerson(bodyWith({}), 0.7, size).notes).toEqual(['uncertain']);
});
