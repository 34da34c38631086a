import { expect, test } from 'vitest';
import { watchLapses } from '../../../queue/sqlite/lapse-watch.ts';

const LEASE_MS = 15_000;

function startWatch() {
  const clock = { ms: 0 };
  const lapsed = watchLapses(LEASE_MS, () => clock.ms);
  /** Looks again after a while at the beats of the claims, by their tokens. */
  const lookAfter = (ms: number, beats: Readonly<Record<string, number>>) => {
    clock.ms += ms;
    const signs = Object.entries(beats).map(([token, beat]) => ({ token, beat }));
    return lapsed(signs).map(({ token }) => token);
  };
  return { lookAfter };
}

test('a claim lapses when no beat was seen for the lease', () => {
  const { lookAfter } = startWatch();
  const seconds = Array.from({ length: 17 }, () => lookAfter(1000, { a: 4 }));
  expect(seconds.slice(0, 15).flat()).toEqual([]);
  expect(seconds[15]).toEqual(['a']);
});

test('each beat begins the lease anew', () => {
  const { lookAfter } = startWatch();
  for (let second = 0; second < 60; second++)
    expect(lookAfter(1000, { a: Math.floor(second / 5), b: second })).toEqual([]);
});

test('a claim that was not seen before has its whole lease', () => {
  const { lookAfter } = startWatch();
  for (let second = 0; second < 60; second++) lookAfter(1000, {});
  expect(lookAfter(1000, { a: 0 })).toEqual([]);
  expect(lookAfter(LEASE_MS / 2, { a: 0 })).toEqual([]);
  expect(lookAfter(LEASE_MS / 2, { a: 0 })).toEqual(['a']);
});

test('a process that slept does not blame the others', () => {
  const { lookAfter } = startWatch();
  lookAfter(0, { a: 0 });
  expect(lookAfter(3600e3, { a: 0 })).toEqual([]);
  expect(lookAfter(1000, { a: 1 })).toEqual([]);
});

test('a later claim of the same job has a lease of its own', () => {
  const { lookAfter } = startWatch();
  lookAfter(0, { first: 0 });
  for (let second = 0; second < 14; second++) lookAfter(1000, { first: 0 });
  expect(lookAfter(1000, { second: 0 })).toEqual([]);
});
