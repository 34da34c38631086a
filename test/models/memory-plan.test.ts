import { expect, test } from 'vitest';
import { PROFILES } from '../../engine/checkpoints/profiles.ts';
import { clipChoices } from '../../engine/models/memory-choices.ts';
import { planMemory } from '../../engine/models/memory-plan.ts';
import { PLAIN_OPERATORS } from '../../engine/networks/graph/probe-operators.ts';
import type { NetworkWidths } from '../../engine/networks/widths.ts';

const { moore } = PROFILES;
const widths: NetworkWidths = {
  ...moore.widths,
  unet: {
    ...moore.widths.unet,
    groups: 4,
    contextWidth: 16,
    blockOutChannels: [16, 32],
    layersPerBlock: 1,
  },
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
  const guidances = new Set<string>();
  for (let bytes = asked.peak.total; bytes > asked.peak.total / 3; bytes *= 0.8) {
    plan = planFor(bytes);
    expect(plan.peak.total).toBeLessThanOrEqual(bytes);
    sizes.push(plan.choice.height);
    guidances.add(plan.choice.guidance);
  }
  expect(plan.choice).not.toEqual(asked.choice);
  expect([...guidances]).toEqual(['batch', 'split']);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
});

test('a network in two parts has the weights of both in memory, each part its own', () => {
  const plan = (deepCache: boolean) =>
    planMemory({
      style,
      provider: 'cpu',
      availableBytes: Number.POSITIVE_INFINITY,
      wanted: { ...wanted, frames: 8, guidance: false, deepCache },
    }).stages.find(({ stage }) => stage === 'denoise')!;
  const [whole, parted] = [plan(false), plan(true)];
  expect(parted.weights).toBeGreaterThan(whole.weights);
  expect(parted.weights).toBeLessThan(2 * whole.weights);
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

test('where the other precision would fit, it says so', () => {
  // Wide enough for the weights to count.
  const wide = { ...style, widths: moore.widths };
  const small = { ...wanted, height: 256, width: 256, frames: 8 };
  const plan = (dtype: 'float16' | 'float32', availableBytes: number) =>
    planMemory({ style: { ...wide, dtype }, provider: 'cpu', availableBytes, wanted: small });
  const { peak } = plan('float32', Number.POSITIVE_INFINITY);
  // A processor widens half-precision weights.
  expect(() => plan('float16', peak.total)).toThrow(
    expect.objectContaining({
      code: 'memory-precision',
      message: expect.stringContaining('import it with --dtype float32'),
    }),
  );
  expect(() => plan('float32', peak.weights)).toThrow(
    expect.objectContaining({ code: 'memory-short' }),
  );
});

test('the largest size that fits is taken, and at that the longest window', () => {
  const asked = planFor(Number.POSITIVE_INFINITY);
  for (let bytes = asked.peak.total; bytes > asked.peak.total / 3; bytes *= 0.6) {
    const { choice } = planFor(bytes);
    const at = (height: number, window: number) =>
      planMemory({
        style,
        provider: 'cpu',
        availableBytes: bytes,
        wanted: { ...wanted, height, width: height, window },
      }).choice;
    expect(at(choice.height, choice.window)).toEqual(choice);
    for (const longer of [24, 16, 12].filter((frames) => frames > choice.window))
      expect(at(choice.height, longer)).not.toMatchObject({
        height: choice.height,
        window: longer,
      });
    if (choice.height < 512)
      expect(at(choice.height + 64, 8).height).toBeLessThanOrEqual(choice.height);
  }
});

test('what could be given up goes in steps, down to windows of 8 frames and sides of 256 pixels', () => {
  expect(clipChoices({ ...wanted, width: 384 })).toEqual({
    sizes: [
      { height: 512, width: 384 },
      { height: 448, width: 336 },
      { height: 384, width: 288 },
    ],
    windows: [24, 16, 12, 8],
    guidances: ['batch', 'split'],
  });
});

test('no window is longer than the clip; a small or odd size is covered, and stays', () => {
  const choices = clipChoices({ ...wanted, height: 130, width: 196, frames: 10, guidance: false });
  expect(choices).toEqual({
    sizes: [{ height: 136, width: 200 }],
    windows: [10, 8],
    guidances: ['none'],
  });
});
