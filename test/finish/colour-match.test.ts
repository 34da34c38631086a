import { beforeAll, expect, test } from 'vitest';
import { matchColour } from '../../engine/finish/colour-match.ts';
import type { PuppetGuide } from '../../engine/finish/puppet-guide.ts';
import { apart, collect, generated, guideOf, recoloured } from './guided-scene.ts';

let guide: PuppetGuide;
beforeAll(() => {
  guide = guideOf();
});

test('a cast is taken away from the first frame on', async () => {
  const blue = generated(guide, (image) =>
    recoloured(image, (v, c) => v * [0.92, 1, 1.06][c]! + [4, 0, 0][c]!),
  );
  const frames = await collect(matchColour(blue));
  for (const {
    image,
    guide: { expected },
  } of frames)
    expect(apart(image, expected)).toBeLessThan(1.5);
});

test('a single frame that is off hardly changes those around it', async () => {
  const flash = generated(guide, (image, i) => recoloured(image, (v) => v * (i === 8 ? 0.8 : 1)));
  const frames = await collect(matchColour(flash));
  for (const {
    index,
    image,
    guide: { expected },
  } of frames.filter((f) => f.index !== 8)) {
    expect(apart(image, expected), `frame ${index}`).toBeLessThan(2.5);
  }
});
