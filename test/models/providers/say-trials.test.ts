import { expect, test } from 'vitest';
import { sizedTrialLines } from '../../../engine/models/providers/say-trials.ts';

test('a trial is told in a line', () => {
  const lines = sizedTrialLines({
    sidePixels: 256,
    frames: 4,
    trials: [
      { provider: 'cpu', openMs: 2100, stepMs: 18_420, error: 0 },
      { provider: 'webgpu', openMs: 900, stepMs: 312.4, error: 0.00031 },
      { provider: 'cuda', openMs: 900, stepMs: 12, error: null },
      { provider: 'tensorrt', reason: 'the system has no libnvinfer.so.10' },
    ],
  });
  expect(lines).toEqual([
    '4 frames of 256 × 256 pixels',
    '  cpu       18.4 s a step, 2.1 s to open',
    '  webgpu    312 ms a step, 900 ms to open, 0.031 % off the CPU',
    '  cuda      12 ms a step, 900 ms to open, not compared: the CPU had no answer',
    '  tensorrt  out: the system has no libnvinfer.so.10',
  ]);
});
