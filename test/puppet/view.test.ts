import { expect, test } from 'vitest';
import { BODY } from '../../engine/core/landmarks.ts';
import { paintBackground } from '../../engine/puppet/background.ts';
import { planView } from '../../engine/puppet/view.ts';
import { armsOut, bodyWith, COLOURS, countColour, drawPerson } from './drawn-person.ts';

const size = { width: 256, height: 384 };

test('every joint of the dance is in the picture', () => {
  const jump = bodyWith({ [BODY.leftIndex]: [300, -120], [BODY.rightFootIndex]: [-40, 380] });
  const view = planView(
    drawPerson(),
    { fps: 24, frames: [{ body: armsOut() }, { body: jump }] },
    size,
  );
  for (const body of [armsOut(), jump])
    for (let i = 0; i < 33; i++) {
      const x = view.scale * body[i * 4]! + view.x;
      const y = view.scale * body[i * 4 + 1]! + view.y;
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(size.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(size.height);
    }
});

test('the cut end of a half body never rises above the lower border', () => {
  const person = drawPerson('half');
  const track = { fps: 24, frames: [{ body: armsOut() }] };
  const view = planView(person, track, size);
  expect(view.scale * person.photo.height + view.y).toBeGreaterThanOrEqual(size.height);
});

test('a dance within the photo needs no canvas beyond it', () => {
  const person = drawPerson();
  const portrait = { width: 240, height: 400 };
  const view = planView(person, { fps: 24, frames: [{ body: person.body }] }, portrait);
  expect(view.x).toBeLessThanOrEqual(0);
  expect(view.x + view.scale * person.photo.width).toBeGreaterThanOrEqual(240);
});

test('no background shows the person', () => {
  const person = drawPerson();
  const view = planView(person, { fps: 24, frames: [{ body: armsOut() }] }, size);
  for (const mode of ['photo', 'plain', 'blur'] as const) {
    const background = paintBackground(person, view, mode);
    expect(countColour(background, COLOURS.torso, () => true)).toBe(0);
  }
});

test('a half body fills most of the height, however far its hands go', () => {
  const person = drawPerson('half');
  const wide = bodyWith({ [BODY.leftIndex]: [420, 100], [BODY.rightIndex]: [-200, 100] });
  const view = planView(person, { fps: 24, frames: [{ body: wide }] }, size);
  const hair = view.scale * 38 + view.y;
  expect(hair).toBeGreaterThan(0);
  expect(hair).toBeLessThan(0.45 * size.height);
  expect(view.scale * 120 + view.x).toBeGreaterThan(0.4 * size.width);
  expect(view.scale * 120 + view.x).toBeLessThan(0.6 * size.width);
});
