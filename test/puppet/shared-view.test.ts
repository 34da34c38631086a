import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BODY, type BodyLandmarks } from '../../engine/core/landmarks.ts';
import { photoInView } from '../../engine/puppet/photo-in-view.ts';
import { planSharedView } from '../../engine/puppet/shared-view.ts';
import { planView } from '../../engine/puppet/view.ts';
import { armsOut, bodyWith, drawPerson } from './drawn-person.ts';

const size = { width: 256, height: 384 };
const person = drawPerson();
const half = drawPerson('half');

function dance(...bodies: readonly BodyLandmarks[]) {
  return { fps: 24, frames: bodies.map((body) => ({ body })) };
}

/** One hand raised to a height, the other beside. */
function handAt(x: number, y: number): BodyLandmarks {
  return bodyWith({ [BODY.leftIndex]: [x, y], [BODY.rightIndex]: [240 - x, 190] });
}

test('dances that reach about as far are seen by one camera, and so see one picture of the photo', () => {
  const narrow = dance(handAt(222, 45));
  const wide = dance(handAt(226, 40), handAt(220, 20));
  expect(planView(person, narrow, size)).not.toEqual(planView(person, wide, size));
  const view = planSharedView(person, narrow, size);
  expect(planSharedView(person, wide, size)).toEqual(view);
  expect(planSharedView(half, narrow, size)).toEqual(planSharedView(half, wide, size));
  const seen = photoInView(person, view, 'photo');
  expect(photoInView(person, planSharedView(person, wide, size), 'photo')).toEqual(seen);
});

test('a dance that reaches farther is seen from farther away', () => {
  const still = planSharedView(person, dance(person.body), size);
  const far = planSharedView(person, dance(armsOut()), size);
  expect(far.scale).toBeLessThan(still.scale);
});

test('who does not move is seen as closely as in a view of their own', () => {
  const still = dance(person.body);
  expect(planSharedView(person, still, size)).toEqual(planView(person, still, size));
});

test('a dance far off to one side has a camera of its own', () => {
  const away = person.body.map((value, at) => (at % 4 === 0 ? value + 260 : value));
  const aside = dance(away, person.body);
  expect(planSharedView(person, aside, size)).toEqual(planView(person, aside, size));
});

test('whatever is danced, every joint is in the picture and the person at most a fifth smaller', () => {
  const place = fc.tuple(fc.integer({ min: -150, max: 390 }), fc.integer({ min: -150, max: 370 }));
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), (places) => {
      const track = dance(...places.map(([x, y]) => handAt(x, y)));
      const view = planSharedView(person, track, size);
      expect(view.scale).toBeGreaterThan(planView(person, track, size).scale / 1.2544001);
      for (const { body } of track.frames)
        for (let i = 0; i < 33; i++) {
          const [x, y] = [0, 1].map((axis) => view.scale * body[i * 4 + axis]!) as [number, number];
          expect(x + view.x).toBeGreaterThanOrEqual(0);
          expect(x + view.x).toBeLessThanOrEqual(size.width);
          expect(y + view.y).toBeGreaterThanOrEqual(0);
          expect(y + view.y).toBeLessThanOrEqual(size.height);
        }
    }),
  );
});

test('the cut end of a half body never rises above the lower border', () => {
  for (const track of [dance(half.body), dance(armsOut()), dance(handAt(300, -60))]) {
    const view = planSharedView(half, track, size);
    expect(view.scale * half.photo.height + view.y).toBeGreaterThanOrEqual(size.height);
  }
});
