import { beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../engine/core/random.ts';
import { cutPerson } from '../../engine/finish/person-matte.ts';
import type { PuppetGuide } from '../../engine/finish/puppet-guide.ts';
import { guideOf, VIEW } from './guided-scene.ts';

let guide: PuppetGuide;
beforeAll(() => {
  guide = guideOf();
});

/** Frame 4 with noise all over, and a rectangle of another colour. */
function frameWith(box: { x: number; y: number; size: number; colour: readonly number[] } | null) {
  const at = guide.at(4);
  const random = createRandom(3);
  const data = at.expected.data.map((v) => Math.min(255, Math.max(0, v + 12 * (random() - 0.5))));
  if (box)
    for (let y = box.y; y < box.y + box.size; y++)
      for (let x = box.x; x < box.x + box.size; x++) data.set(box.colour, (y * VIEW.width + x) * 3);
  return { index: 4, guide: at, image: { ...at.expected, data } };
}

const alphaAt = (matte: { data: Uint8Array }, x: number, y: number) =>
  matte.data[y * VIEW.width + x]!;

test('the person is kept and a noisy background is not', () => {
  const frame = frameWith(null);
  const matte = cutPerson(frame, guide.torsoPx);
  let [lost, kept, outside] = [0, 0, 0];
  for (const [pixel, layer] of frame.guide.layers.entries()) {
    if (layer > 0 && matte.data[pixel]! < 200) lost++;
    if (layer === 0) outside++;
    if (layer === 0 && matte.data[pixel]! > 50) kept++;
  }
  expect(lost / frame.guide.layers.length).toBeLessThan(0.002);
  // A rim of about two pixels stays.
  expect(kept / outside).toBeLessThan(0.04);
});

test('near the puppet whatever differs is kept, further off only what has the colours there, far away nothing', () => {
  const { layers } = guide.at(4);
  const isFree = (x: number) => x > 150 && layers[250 * VIEW.width + x] === 0;
  const edge = [...Array(VIEW.width).keys()].find(isFree)!;
  const trousers = [40, 50, 150];
  const alphaOf = (awayPx: number, colour: readonly number[]) => {
    const frame = frameWith({ x: edge + awayPx - 4, y: 246, size: 9, colour });
    return alphaAt(cutPerson(frame, guide.torsoPx), edge + awayPx, 250);
  };
  const torso = guide.torsoPx;
  expect(alphaOf(Math.round(0.05 * torso), [250, 250, 40])).toBeGreaterThan(200);
  expect(alphaOf(Math.round(0.15 * torso), [250, 250, 40])).toBeLessThan(50);
  expect(alphaOf(Math.round(0.15 * torso), trousers)).toBeGreaterThan(100);
  expect(alphaOf(Math.round(0.4 * torso), trousers)).toBe(0);
  expect(alphaAt(cutPerson(frameWith(null), torso), edge + 4, 250)).toBeLessThan(50);
});
