import { expect, test } from 'vitest';
import type { Model } from '../../engine/models/open-model.ts';
import { keepNetworks } from '../../engine/studio/keep-networks.ts';
import { watchModel } from './tiny-model.ts';

const model = {
  open: async () => ({ run: async () => ({}), close: async () => {} }),
} as unknown as Model;

test('a network is opened once for each size, and closed with all others', async () => {
  const watched = watchModel(model);
  const kept = keepNetworks(watched.model);
  for (const rows of [1, 2, 1, 2]) {
    const network = await kept.model.open('denoising-context', { rows });
    await network.close();
  }
  expect(watched.opened).toEqual(['denoising-context 1', 'denoising-context 2']);
  expect(watched.open()).toBe(2);
  await kept.close();
  expect(watched.open()).toBe(0);
});
