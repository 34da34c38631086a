import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_ROUND, nextRound } from '../../queue/fair-round.ts';

const round = fc.nat({ max: MAX_ROUND });

test('a newcomer starts in the round being served', () => {
  expect(nextRound(0, null)).toBe(0);
  expect(nextRound(7, null)).toBe(7);
});

test('a user has one job a round', () => {
  expect(nextRound(0, 0)).toBe(1);
  expect(nextRound(3, 5)).toBe(6);
});

test('a user whose turns are past is like a newcomer', () => {
  expect(nextRound(9, 4)).toBe(9);
});

test('a round is never past, never the last one again, and always a number that fits', () => {
  fc.assert(
    fc.property(round, fc.option(round), (served, last) => {
      const next = nextRound(served, last);
      expect(next).toBeGreaterThanOrEqual(served);
      expect(next).toBeLessThanOrEqual(MAX_ROUND);
      if (last !== null && last < MAX_ROUND) expect(next).toBeGreaterThan(last);
    }),
  );
});
