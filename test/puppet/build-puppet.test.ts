import { expect, test } from 'vitest';
import { buildPuppet, puppetOf } from '../../engine/puppet/build-puppet.ts';
import { drawPerson } from './drawn-person.ts';

test('a person is cut once, and another one anew', () => {
  const person = drawPerson();
  const puppet = puppetOf(person);
  expect(puppet).toEqual(buildPuppet(person));
  expect(puppetOf(person)).toBe(puppet);
  expect(puppetOf({ ...person })).not.toBe(puppet);
});
