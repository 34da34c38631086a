import { beforeAll, expect, test } from 'vitest';
import type { BodyLandmarks } from '../../engine/core/landmarks.ts';
import type { Person } from '../../engine/core/person.ts';
import { buildPuppet } from '../../engine/puppet/build-puppet.ts';
import { photoInView } from '../../engine/puppet/photo-in-view.ts';
import { SOURCE_LAYERS } from '../../engine/puppet/pose-motion.ts';
import type { Puppet } from '../../engine/puppet/puppet.ts';
import { drawSources } from '../../engine/puppet/source-map.ts';
import { armsOut, bodyWith, COLOURS, colourAt, drawPerson } from './drawn-person.ts';

const view = { scale: 1.5, x: 90, y: 7, width: 540, height: 610 };

let person: Person;
let puppet: Puppet;
beforeAll(() => {
  person = drawPerson();
  puppet = buildPuppet(person);
});

function sources(body: BodyLandmarks) {
  const map = drawSources(puppet, { body }, view);
  const covered = [...map.layers.keys()].filter((i) => map.layers[i]! > 0);
  const place = (i: number) => [map.places[i * 2]!, map.places[i * 2 + 1]!] as const;
  return { map, covered, place };
}

/** Where a pixel of the photo lies in the view. */
function inView(x: number, y: number): number {
  const [left, top] = [1.5 * (x + 0.5) + 90, 1.5 * (y + 0.5) + 7];
  return Math.floor(top) * view.width + Math.floor(left);
}

test('in the pose of the photo each pixel is its own source', () => {
  const { covered, place } = sources(bodyWith({}));
  expect(covered.length).toBeGreaterThan(20_000);
  const away = covered.map((i) => {
    const [x, y] = place(i);
    return Math.hypot(x - (i % view.width) - 0.5, y - Math.floor(i / view.width) - 0.5);
  });
  // A limb's mesh may lie a little beside the joint that moves it.
  expect(Math.max(...away.sort((a, b) => a - b).slice(0, away.length * 0.99))).toBeLessThan(1);
});

test('a raised arm is taken from where it hung', () => {
  const { map, place } = sources(armsOut());
  const photo = photoInView(person, view, 'photo');
  const at = inView(240, 112);
  const [x, y] = place(at);
  expect(SOURCE_LAYERS[map.layers[at]! - 1]).toBe('leftArm');
  const colour = colourAt(photo, Math.floor(x), Math.floor(y));
  expect(colour.map((v, c) => Math.abs(v - COLOURS.hand[c]!)).every((d) => d < 20)).toBe(true);
});

test('beside the puppet there is no source', () => {
  const { map, place } = sources(bodyWith({}));
  expect(map.layers[0]).toBe(0);
  expect(place(0)).toEqual([0, 0]);
});
