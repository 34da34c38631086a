import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTurns, nextStartMs, type Shares, turnsBefore } from '../../queue/fair-share.ts';
import type { Quality } from '../../queue/job.ts';

const COSTS: Readonly<Record<string, number>> = { preview: 6, lite: 60, studio: 3600 };
const quality = fc.constantFrom<Quality>('preview', 'lite', 'studio');
const backlog = fc.uniqueArray(quality, { minLength: 2, maxLength: 3 });

/** Takes the turn of whichever of these has it. */
function takeTurn(shares: Shares, waiting: readonly Quality[]) {
  const standings = waiting.map((name) => ({ quality: name, startMs: nextStartMs(shares, name) }));
  const { quality, startMs } = standings.toSorted(compareTurns)[0]!;
  const finishMs = { ...shares.finishMs, [quality]: startMs + COSTS[quality]! };
  return { quality, shares: { nowMs: startMs, finishMs } };
}

test('qualities that wait without end differ by one clip of each at most', () => {
  fc.assert(
    fc.property(backlog, fc.integer({ min: 1, max: 2000 }), (waiting, turns) => {
      const hadMs = new Map(waiting.map((name) => [name, 0]));
      let shares: Shares = { nowMs: 0, finishMs: {} };
      for (let i = 0; i < turns; i++) {
        const turn = takeTurn(shares, waiting);
        shares = turn.shares;
        hadMs.set(turn.quality, hadMs.get(turn.quality)! + COSTS[turn.quality]!);
      }
      for (const [a, ofA] of hadMs)
        for (const [b, ofB] of hadMs)
          expect(Math.abs(ofA - ofB)).toBeLessThanOrEqual(Math.max(COSTS[a]!, COSTS[b]!));
    }),
  );
});

test('the turns foretold are those that come', () => {
  fc.assert(
    fc.property(fc.array(backlog, { maxLength: 30 }), fc.nat({ max: 5 }), (history, ahead) => {
      let shares: Shares = { nowMs: 0, finishMs: {} };
      for (const waiting of history) shares = takeTurn(shares, waiting).shares;
      const [mine, other] = ['preview', 'lite'] as const;
      const startMs = nextStartMs(shares, mine) + ahead * COSTS[mine]!;
      const standing = { quality: other, startMs: nextStartMs(shares, other) };
      const foretold = turnsBefore(
        { quality: mine, startMs },
        { ...standing, costMs: COSTS[other]! },
      );
      let [own, others] = [0, 0];
      while (own <= ahead) {
        const turn = takeTurn(shares, [mine, other]);
        shares = turn.shares;
        if (turn.quality === mine) own++;
        else others++;
      }
      expect(others).toBe(foretold);
    }),
  );
});
