import { expect, test } from 'vitest';
import { BODY } from '../../engine/core/landmarks.ts';
import { planDepthOrder } from '../../engine/puppet/depth-order.ts';
import { bodyWith } from './drawn-person.ts';

/** A track of frames whose left wrist lies `depths` torso lengths behind the shoulder. */
function trackOf(depths: readonly number[]) {
  const frames = depths.map((depth) => {
    const body = bodyWith({});
    body[BODY.leftWrist * 4 + 2] = depth * 88;
    return { body };
  });
  return { fps: 24, frames };
}

test('an arm goes behind the back only when it is clearly there, and stays until it is clearly not', () => {
  const orders = planDepthOrder(trackOf([0, 0.2, 0.3, 0.2, 0.15, 0.05, 0.2]));
  const behind = orders.map((order) => order.behind.includes('leftArm'));
  expect(behind).toEqual([false, false, true, true, true, false, false]);
});
