import { expect, test } from 'vitest';
import { toPlanes } from '../../engine/diffusion/planes.ts';
import { buildPuppet } from '../../engine/puppet/build-puppet.ts';
import { matteInView, photoInView } from '../../engine/puppet/photo-in-view.ts';
import { showablePhoto } from '../../engine/puppet/showable-photo.ts';
import { drawPerson } from './drawn-person.ts';

const person = drawPerson();
const view = { scale: 2, x: 0, y: 0, width: 480, height: 800 };
const puppet = buildPuppet(person);
const unmoved = { body: person.body };
const photo = toPlanes(photoInView(person, view, 'photo'), (byte) => (byte / 255) * 2 - 1);
const matte = Float32Array.from(matteInView(person, view).data, (value) => value / 255);
const pixel = (x: number, y: number) => 2 * y * view.width + 2 * x;

const showable = ({ seen = photo, of = matte } = {}) =>
  showablePhoto(puppet, { unmoved, photo: seen, matte: of, view });

test('trunk and legs may be shown, head, hands and the background may not', () => {
  const shown = showable();
  const at = (x: number, y: number) => shown[pixel(x, y)];
  expect([at(120, 160), at(140, 260), at(100, 300)]).toEqual([1, 1, 1]);
  expect([at(120, 64), at(154, 202), at(60, 160)]).toEqual([0, 0, 0]);
});

test('nor may what the puppet made up behind something, and what is near it', () => {
  const before = photo.slice();
  const size = view.width * view.height;
  const [x0, y0, side] = [220, 320, 16];
  for (let y = y0; y < y0 + side; y++)
    for (let x = x0; x < x0 + side; x++)
      for (let channel = 0; channel < 3; channel++)
        before[channel * size + y * view.width + x] = 0.5;
  const shown = showable({ seen: before });
  const at = (x: number, y: number) => shown[y * view.width + x];
  expect([at(x0, y0), at(x0 + side / 2, y0 + side / 2), at(x0 - 3, y0 + 8)]).toEqual([0, 0, 0]);
  expect([at(x0 - 8, y0 + 8), at(x0 + 8, y0 + side + 8)]).toEqual([1, 1]);
});

test('nor may what is hardly the person', () => {
  const thin = matte.slice();
  thin[pixel(120, 160)] = 0.7;
  thin[pixel(140, 260)] = 0.8;
  const shown = showable({ of: thin });
  expect([shown[pixel(120, 160)], shown[pixel(140, 260)]]).toEqual([0, 1]);
});
