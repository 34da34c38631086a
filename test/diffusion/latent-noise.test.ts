import { expect, test } from 'vitest';
import { createLatentNoise } from '../../engine/diffusion/latent-noise.ts';
import { createTorchNoise } from '../../engine/diffusion/torch-noise.ts';

test('noise is drawn channel by channel, as PyTorch lays clips out, and kept frame by frame', () => {
  const noise = createLatentNoise(3, { frames: 2, channels: 3, pixels: 4 })();
  const drawn = createTorchNoise(3)(24);
  const plane = (channel: number, frame: number) => [
    ...drawn.subarray((channel * 2 + frame) * 4, (channel * 2 + frame + 1) * 4),
  ];
  const planes = [plane(0, 0), plane(1, 0), plane(2, 0), plane(0, 1), plane(1, 1), plane(2, 1)];
  expect([...noise]).toEqual(planes.flat());
});

test('the next draw of a seed is other noise', () => {
  const draw = createLatentNoise(3, { frames: 2, channels: 3, pixels: 4 });
  expect(draw()).not.toEqual(draw());
});
