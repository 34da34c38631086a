import { expect, test } from 'vitest';
import type { RgbImage } from '../../engine/core/image.ts';
import type { View } from '../../engine/core/view.ts';
import { paintBackground } from '../../engine/puppet/background.ts';
import { photoInView } from '../../engine/puppet/photo-in-view.ts';
import { drawPerson } from './drawn-person.ts';

const person = drawPerson();
const { width, height } = person.photo;
const view: View = { scale: 1, x: 30, y: 20, width: width + 60, height: height + 20 };

/** Whether two pictures agree on a pixel each. */
function same(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, at) => value === b[at]);
}

function pixel({ width, data }: RgbImage, x: number, y: number): number[] {
  const at = (y * width + x) * 3;
  return [...data.slice(at, at + 3)];
}

test('the photo lies in the view as it is, and beyond it is no second person', () => {
  const seen = photoInView(person, view, 'photo');
  expect(seen).toMatchObject({ width: view.width, height: view.height });
  const background = paintBackground(person, view, 'photo');
  let wrong = 0;
  for (let y = 0; y < view.height; y++)
    for (let x = 0; x < view.width; x++) {
      const [u, v] = [x - view.x, y - view.y];
      const inside = u >= 0 && v >= 0 && u < width && v < height;
      // The outermost pixels of a photo are never trusted.
      if (inside && (u < 3 || v < 3 || u >= width - 3 || v >= height - 3)) continue;
      const expected = inside ? pixel(person.photo, u, v) : pixel(background, x, y);
      if (!same(pixel(seen, x, y), expected)) wrong++;
    }
  expect(wrong).toBe(0);
});

test('before a wall only the person is of the photo', () => {
  const seen = photoInView(person, view, 'plain');
  const wall = paintBackground(person, view, 'plain');
  const counts = { person: 0, wall: 0, wrong: 0 };
  for (let v = 3; v < height - 3; v++)
    for (let u = 3; u < width - 3; u++) {
      const cover = person.matte.data[v * width + u];
      const given = pixel(seen, u + view.x, v + view.y);
      const expected = cover ? pixel(person.photo, u, v) : pixel(wall, u + view.x, v + view.y);
      if ((cover === 255 || cover === 0) && !same(given, expected)) counts.wrong++;
      counts[cover ? 'person' : 'wall']++;
    }
  expect(counts.wrong).toBe(0);
  expect(Math.min(counts.person, counts.wall)).toBeGreaterThan(10_000);
});

test('a photo that is shrunk keeps its aspect', () => {
  const small = { scale: 0.5, x: 0, y: 0, width: width / 2, height: height / 2 };
  const seen = photoInView(person, small, 'photo');
  const torso = pixel(person.photo, 120, 150);
  expect(pixel(seen, 60, 75)).toEqual(torso);
});
