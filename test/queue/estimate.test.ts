import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PlaceFacts, placeFrom, startInMs } from '../../queue/estimate.ts';

const NOW = 1_800_000_000_000;
const NOBODY = { higher: 0, alike: 0, samples: [] };
/** A worker of previews, which take a second of rendering for each of theirs. */
const FACTS: PlaceFacts = {
  quality: 'preview',
  clipSeconds: 4,
  ahead: { count: 0, clipSeconds: 0 },
  lines: {
    preview: { ...NOBODY, samples: [{ clipSeconds: 4, renderMs: 4000 }] },
    lite: NOBODY,
    studio: NOBODY,
  },
  shares: { nowMs: 0, finishMs: {} },
  running: [],
  workers: [{ id: 'a', qualities: ['preview', 'studio'] }],
  now: NOW,
};
const STUDIO_AT_WORK = {
  workerId: 'a',
  quality: 'studio',
  clipSeconds: 4,
  startedAt: NOW - 600_000,
  progress: null,
  progressAt: null,
} as const;

test('an idle worker begins at once, however busy the others are', () => {
  expect(startInMs([0, 5000], 0, 0)).toBe(0);
  expect(startInMs([3_600_000, 0], 2, 12_000)).toBe(12_000);
});

test('one worker does what is ahead first', () => {
  expect(startInMs([500], 2, 6000)).toBe(6500);
});

test('workers share what is ahead', () => {
  expect(startInMs([2000, 2000], 4, 16_000)).toBe(10_000);
  expect(startInMs([0, 0], 1, 3_600_000)).toBe(0);
});

test('it is as if each free worker took the next one', () => {
  const free = fc.array(fc.nat({ max: 1e6 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(free, fc.nat({ max: 60 }), fc.nat({ max: 1e5 }), (freeInMs, count, eachMs) => {
      const left = [...freeInMs];
      for (let i = 0; i < count; i++) left[left.indexOf(Math.min(...left))]! += eachMs;
      expect(Math.abs(startInMs(freeInMs, count, count * eachMs) - Math.min(...left))).toBeLessThan(
        2,
      );
    }),
  );
});

test('without a worker nobody can say when', () => {
  expect(placeFrom({ ...FACTS, workers: [{ id: 'b', qualities: ['studio'] }] })).toEqual({
    position: 1,
    etaMs: null,
    workers: 0,
  });
});

test('a clip of a quality that was never measured is taken to need its guess', () => {
  const { etaMs } = placeFrom({ ...FACTS, running: [STUDIO_AT_WORK] });
  expect(etaMs).toBe(3_600_000 - 600_000 + 4000);
});

test('what a clip says of itself goes before what is usual', () => {
  const progress = { stage: 'frames', fraction: 0.9, etaMs: 30_000, preview: null };
  const running = [{ ...STUDIO_AT_WORK, progress, progressAt: NOW - 1000 }];
  expect(placeFrom({ ...FACTS, running }).etaMs).toBe(29_000 + 4000);
});

test('a clip of a worker that is gone holds up nobody', () => {
  const running = [{ ...STUDIO_AT_WORK, workerId: 'gone' }];
  expect(placeFrom({ ...FACTS, running }).etaMs).toBe(4000);
});

test('a higher priority in another quality comes first', () => {
  const samples = [{ clipSeconds: 4, renderMs: 60_000 }];
  const lines = { ...FACTS.lines, studio: { higher: 2, alike: 3, samples } };
  expect(placeFrom({ ...FACTS, lines }).etaMs).toBe(2 * 60_000 + 4000);
});

test('turns of another quality go to who takes it', () => {
  const samples = [{ clipSeconds: 4, renderMs: 60_000 }];
  const lines = { ...FACTS.lines, studio: { higher: 0, alike: 5, samples } };
  // The preview has had its minutes: two turns of the other come before it.
  const shares = { nowMs: 0, finishMs: { preview: 90_000 } };
  const both = { ...FACTS, lines, shares };
  expect(placeFrom(both).etaMs).toBe(2 * 60_000 + 4000);
  const helper = { id: 'b', qualities: ['studio'] as const };
  expect(placeFrom({ ...both, workers: [...FACTS.workers, helper] }).etaMs).toBe(60_000 + 4000);
});

test('whoever is further back waits no less', () => {
  const facts = fc.record({
    count: fc.nat({ max: 100 }),
    workers: fc.integer({ min: 1, max: 4 }),
    alike: fc.nat({ max: 5 }),
    finishMs: fc.nat({ max: 1e6 }),
  });
  fc.assert(
    fc.property(facts, ({ count, workers, alike, finishMs }) => {
      const etaMs = (ahead: number) =>
        placeFrom({
          ...FACTS,
          ahead: { count: ahead, clipSeconds: 4 * ahead },
          lines: { ...FACTS.lines, studio: { ...NOBODY, alike } },
          shares: { nowMs: 0, finishMs: { studio: finishMs } },
          workers: Array.from({ length: workers }, (_, i) => ({
            ...FACTS.workers[0]!,
            id: `${i}`,
          })),
        }).etaMs!;
      expect(etaMs(count + 1)).toBeGreaterThanOrEqual(etaMs(count) - 1);
    }),
  );
});
