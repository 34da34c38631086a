import { expect, test } from 'vitest';
import type { Person } from '../../engine/core/person.ts';
import { analyse, cutOut } from '../../engine/puppet/analysis.ts';
import { findHem } from '../../engine/puppet/skirt.ts';
import { drawPerson } from './drawn-person.ts';

const CLOTH = [60, 90, 170] as const;
const SKIN = [240, 200, 170] as const;
const HIPS_Y = 200;

/** Somebody in cloth across both legs down to `end`, with legs of another colour below. */
function wearing(end: number, legs: readonly [number, number, number]): Person {
  const person = drawPerson();
  const { width, height, data } = person.photo;
  for (let y = HIPS_Y; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const across = y < end && x > 88 && x < 152;
      if (across) person.matte.data[at] = 255;
      if (person.matte.data[at] !== 0) data.set(across ? CLOTH : legs, at * 3);
    }
  }
  return person;
}

/** Where the cloth ends, in pixels of the photo. */
function hemOf(person: Person): number | null {
  const analysis = analyse(person, cutOut(person));
  const hem = findHem(analysis);
  return hem && hem / analysis.placement.scale + analysis.placement.top;
}

test('a skirt ends where bare legs begin', () => {
  const hem = hemOf(wearing(262, SKIN));
  expect(hem).toBeGreaterThan(252);
  expect(hem).toBeLessThan(266);
});

test('trousers whose legs part far down are no skirt', () => {
  expect(hemOf(wearing(262, CLOTH))).toBeNull();
});

test('a long dress over stockings of its colour is one', () => {
  expect(hemOf(wearing(330, CLOTH))).toBeGreaterThan(315);
});

test('legs apart have nothing between them', () => {
  expect(hemOf(drawPerson())).toBeNull();
});
