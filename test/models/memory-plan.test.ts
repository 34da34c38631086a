import { expect, test } from 'vitest';
import { PROFILES } from '../../engine/checkpoints/profiles.ts';
import { clipChoices } from '../../engine/models/memory-choices.ts';
import { planMemory } from '../../engine/models/memory-plan.ts';
import { PLAIN_OPERATORS } from '../../engine/networks/graph/probe-operators.ts';
import type { NetworkWidths } from '../../engine/networks/widths.ts';

const { moore } = PROFILES;
const widths: NetworkWidths = {
  ...moore.widths,
  unet: { ...moore.widths.unet, groups: 4, contextWidth: 16, blockOutChannels: [16, 32] },
  poseGuider: { ...moore.widths.poseGuider, outChannels: 16 },
  clipVision: {
    ...moore.widths.clipVision,
    hidden: 32,
    intermediate: 64,
    layers: 2,
    heads: 2,
    projection: 16,
  },
  vae: { ...moore.widths.vae, groups: 4, blockOutChannels: [8, 16, 16, 16] },
};
const style = { widths, dtype: 'float32', operators: PLAIN_OPERATORS } as const;
const wanted = { height: 512, width: 512, frames: 40, window: 24, guidance: true };

const planFor = (availableBytes: number) =>
  planMemory({ style, provider: 'cpu', availableBytes, wanted });

test('with memory enough a clip is made as it was asked for', () => {
  const { choice, peak, stages } = planFor(Number.POSITIVE_INFINITY);
  expect(choice).toEqual({ height: 512, width: 512, window: 24, guidance: 'batch' });
  expect(peak.total).toBe(peak.weights + peak.activations + peak.caches);
  expect(Math.max(...stages.map(({ total }) => total))).toBe(peak.total);
});

test('with less it takes less, never more than there is, and gives up size last', () => {
  const asked = planFor(Number.POSITIVE_INFINITY);
  let plan = asked;
  const sizes: number[] = [];
  for (let bytes = asked.peak.total; bytes > asked.peak.total / 2; bytes *= 0.9) {
    plan = planFor(bytes);
    expect(plan.peak.total).toBeLessThanOrEqual(bytes);
    sizes.push(plan.choice.height);
  }
  expect(plan.choice).not.toEqual(asked.choice);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
});

test('where nothing fits, it says how much is needed and how much is there', () => {
  expect(() => planFor(10e6)).toThrow(
    expect.objectContaining({
      code: 'memory-short',
      message: expect.stringMatching(
        /256 × 256 pixels, 8 frames .* take 1.3 GB .* 10.0 MB are there/,
      ),
    }),
  );
});

test('time is given up before coherence, coherence before sharpness', () => {
  const choices = clipChoices(wanted).map(
    ({ height, window, guidance }) => `${height} ${window} ${guidance}`,
  );
  expect(choices.slice(0, 4)).toEqual([
    '512 24 batch',
    '512 24 split',
    '512 16 batch',
    '512 16 split',
  ]);
  expect(choices.at(-1)).toBe('256 8 split');
});

test('no window is longer than the clip, and no side is made shorter than 256 pixels', () => {
  const choices = clipChoices({ ...wanted, height: 768, width: 384, frames: 10, guidance: false });
  expect(choices).toEqual([
    { height: 768, width: 384, window: 10, guidance: 'none' },
    { height: 768, width: 384, window: 8, guidance: 'none' },
    { height: 576, width: 288, window: 10, guidance: 'none' },
    { height: 576, width: 288, window: 8, guidance: 'none' },
  ]);
});
