import { beforeAll, expect, test } from 'vitest';
import { deflicker } from '../../engine/finish/deflicker.ts';
import type { PuppetGuide } from '../../engine/finish/puppet-guide.ts';
import { apart, collect, FRAMES, generated, guideOf, recoloured } from './guided-scene.ts';

let guide: PuppetGuide;
beforeAll(() => {
  guide = guideOf();
});

test('brightness that jumps from frame to frame is evened out, on the person and behind', async () => {
  const pumped = generated(guide, (image, i) => recoloured(image, (v) => v * (i % 2 ? 0.9 : 1)));
  const frames = await collect(deflicker(pumped));
  expect(frames.map(({ index }) => index)).toEqual([...Array(FRAMES).keys()]);
  for (const {
    index,
    image,
    guide: { expected, layers },
  } of frames.slice(2, -2)) {
    const level = (isPerson: boolean) =>
      apart(
        image,
        recoloured(expected, (v) => v * 0.95),
        (pixel) => layers[pixel]! > 0 === isPerson,
      );
    expect(level(true), `person of frame ${index}`).toBeLessThan(3);
    expect(level(false), `background of frame ${index}`).toBeLessThan(2);
  }
});

test('what brightens evenly stays so, and steady frames stay as they are', async () => {
  const brightening = (index: number) => 0.8 + 0.02 * index;
  const frames = await collect(
    deflicker(generated(guide, (image, i) => recoloured(image, (v) => v * brightening(i)))),
  );
  for (const {
    index,
    image,
    guide: { expected },
  } of frames) {
    const wanted = recoloured(expected, (v) => v * brightening(index));
    expect(apart(image, wanted)).toBeLessThan(1.2);
  }
});

test('no more than five frames are waited for', async () => {
  let asked = 0;
  const source = generated(guide, (image) => {
    asked++;
    return image;
  });
  await deflicker(source).next();
  expect(asked).toBe(5);
});
