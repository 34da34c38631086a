import { expect, test } from 'vitest';
import { BODY, type BodyLandmarks } from '../../engine/core/landmarks.ts';
import { judgePerson } from '../../engine/perception/verdict.ts';
import { drawPerson } from '../puppet/drawn-person.ts';

const size = { width: 240, height: 400 };

/** The standing stick person, some joints elsewhere. */
function bodyWith(joints: Readonly<Record<number, readonly [number, number]>>): BodyLandmarks {
  const body = drawPerson().body.slice();
  for (const [joint, [x, y]] of Object.entries(joints)) body.set([x, y], Number(joint) * 4);
  return body;
}

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
