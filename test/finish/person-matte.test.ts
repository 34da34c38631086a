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

test('what the person wears beyond the puppet is kept, a thing further away is not', () => {
  const sleeve = { x: 186, y: 150, size: 8, colour: [40, 170, 60] };
  const frame = frameWith(sleeve);
  const thing = frameWith({ x: 20, y: 300, size: 30, colour: [40, 170, 60] });
  const layerAt = (x: number, y: number) => frame.guide.layers[y * VIEW.width + x];
  expect(layerAt(35, 315)).toBe(0);
  expect(alphaAt(cutPerson(thing, guide.torsoPx), 35, 315)).toBe(0);
  const beside = [...Array(VIEW.width).keys()].find((x) => x > 150 && layerAt(x, 250) === 0)!;
  const leg = frameWith({ x: beside, y: 246, size: 8, colour: [40, 50, 150] });
  expect(alphaAt(cutPerson(frameWith(null), guide.torsoPx), beside + 5, 250)).toBeLessThan(40);
  expect(alphaAt(cutPerson(leg, guide.torsoPx), beside + 5, 250)).toBeGreaterThan(200);
});
