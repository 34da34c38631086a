import { expect, test } from 'vitest';
import { PROFILES } from '../../engine/checkpoints/profiles.ts';
import type { Model } from '../../engine/models/open-model.ts';
import type { PhotoFeatures } from '../../engine/studio/photo-features.ts';
import { createWindowPredictor } from '../../engine/studio/window-predictor.ts';

test('the keys of a photo are brought to the device once, and freed when no network reads them', async () => {
  const told: string[] = [];
  const keys = { 'key.a': Float32Array.of(1) };
  const onDevice = { 'key.a': Float32Array.of(2) };
  const model = {
    widths: PROFILES.moore.widths,
    async hold(values: unknown) {
      told.push(values === keys ? 'hold' : 'hold something else');
      return { feeds: onDevice, release: async () => void told.push('release') };
    },
    open: async () => ({
      async run(feeds: Record<string, unknown>) {
        told.push(feeds['key.a'] === onDevice['key.a'] ? 'read' : 'read something else');
        return { prediction: new Float32Array(4) };
      },
      close: async () => void told.push('close'),
    }),
  } as unknown as Model;
  const predictor = createWindowPredictor(model, {
    photo: {
      size: { width: 64, height: 64 },
      plain: {},
      reference: {},
      keys,
    } as unknown as PhotoFeatures,
    poses: { of: async () => new Float32Array(), close: async () => undefined },
  });
  for (const step of [0, 1])
    await predictor.predict({
      latents: new Float32Array(4),
      frames: [0],
      timestep: 500,
      step,
      rows: ['reference'],
    });
  await predictor.close();
  expect(told).toEqual(['hold', 'read', 'read', 'close', 'release']);
});
