import { expect, test } from 'vitest';
import { bridgeOutline } from '../../engine/puppet/covered-outline.ts';
import { maskWhere } from '../../engine/puppet/mask.ts';

const grid = { width: 40, height: 60 };
/** A straight trunk from x = 10 to 29, of which a hand hides a bite of rows 20 to 29 on the left. */
const hand = maskWhere(grid, (_, x, y) => x >= 2 && x < 16 && y >= 20 && y < 30);
const trunk = maskWhere(grid, (i, x) => x >= 10 && x < 30 && !hand[i]);

test('behind a hand on the hip the outline goes straight on', () => {
  const bridged = bridgeOutline(trunk, hand, grid, 20);
  expect(bridged[25 * 40 + 12]).toBe(1);
  expect(bridged[25 * 40 + 10]).toBe(1);
  expect(bridged[25 * 40 + 9]).toBe(2);
});

test('rows that nothing covers, and covers longer than can be guessed, are left alone', () => {
  expect(bridgeOutline(trunk, hand, grid, 20)[40 * 40 + 5]).toBe(0);
  expect(bridgeOutline(trunk, hand, grid, 5).includes(1)).toBe(false);
});

test('a slit between two fingers does not end the bridge', () => {
  const slit = maskWhere(grid, (_, __, y) => y === 25);
  const fingers = hand.map((v, i) => (slit[i] ? 0 : v));
  const bridged = bridgeOutline(trunk, fingers, grid, 20);
  expect(bridged[24 * 40 + 12]).toBe(1);
  expect(bridged[26 * 40 + 12]).toBe(1);
});
