import { expect, test } from 'vitest';
import { clipWindows } from '../../engine/studio/window-policy.ts';

test('the public windows are the same in each step, count flat, and are only summed', () => {
  const policy = { kind: 'public', size: 4, overlap: 1 } as const;
  const { windowsAt, weightsOf, publicSums } = clipWindows(policy, 6);
  expect(windowsAt(0)).toEqual([
    [0, 1, 2, 3],
    [3, 4, 5, 0],
  ]);
  expect(windowsAt(1)).toEqual(windowsAt(0));
  expect([...weightsOf([0, 1, 2, 3])]).toEqual([1, 1, 1, 1]);
  expect(publicSums).toBe(true);
});

test('smooth windows shift, fade and are averaged', () => {
  const { windowsAt, weightsOf, publicSums } = clipWindows(
    { kind: 'smooth', size: 4, overlap: 1 },
    9,
  );
  expect(windowsAt(1)).not.toEqual(windowsAt(0));
  expect([...weightsOf([0, 1, 2, 3])]).toEqual([0.5, 1, 1, 0.5]);
  expect(publicSums).toBeUndefined();
});
