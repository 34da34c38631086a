import { expect, test } from 'vitest';
import { keepStarting } from '../../bot/keep-starting.ts';
import { Refused } from '../../bot/refused.ts';
import type { Surface } from '../../bot/surface.ts';
import { createLog } from '../../engine/worker/log.ts';

function setUp() {
  const stopping = new AbortController();
  const logged: Array<{ readonly msg: string }> = [];
  const log = createLog('warn', { write: (line) => void logged.push(JSON.parse(line)) });
  let stops = 0;
  const surface: Surface = {
    name: 'place',
    showEveryMs: 1000,
    show: async () => undefined,
    deliver: async () => undefined,
    stop: async () => void stops++,
  };
  const options = { signal: stopping.signal, log, pauseMs: 1 };
  return { stopping, logged, surface, options, stops: () => stops };
}

test('what cannot start is tried again, and each failure is told', async () => {
  const { logged, surface, options } = setUp();
  let tries = 0;
  const start = async () => {
    if (++tries < 3) throw new Error(`no network, try ${tries}`);
    return surface;
  };
  expect(await keepStarting(start, options)).toBe(surface);
  expect(logged).toMatchObject([
    { msg: 'cannot start; trying again in 0.001 s', err: { message: 'no network, try 1' } },
    { msg: 'cannot start; trying again in 0.002 s', err: { message: 'no network, try 2' } },
  ]);
});

test('what the platform does not take is not tried again', async () => {
  const { logged, options } = setUp();
  const start = () => Promise.reject(new Refused('another token'));
  await expect(keepStarting(start, options)).rejects.toThrow('another token');
  expect(logged).toEqual([]);
});

test('told to stop between two tries, it tries no more', async () => {
  const { stopping, options } = setUp();
  let tries = 0;
  const start = async () => {
    tries++;
    setImmediate(() => stopping.abort());
    throw new Error('no network');
  };
  expect(await keepStarting(start, { ...options, pauseMs: 60_000 })).toBeNull();
  expect(tries).toBe(1);
});

test('told to stop while it starts, it waits for nothing, and stops what starts later', async () => {
  const { stopping, surface, options, stops } = setUp();
  const { promise, resolve } = Promise.withResolvers<Surface>();
  const kept = keepStarting(() => promise, options);
  stopping.abort();
  expect(await kept).toBeNull();
  expect(stops()).toBe(0);
  resolve(surface);
  await promise;
  await new Promise(setImmediate);
  expect(stops()).toBe(1);
});
