import { expect, test } from 'vitest';
import { oneATurn } from '../../../bot/delivery/one-a-turn.ts';

test('between two tasks others have their turn', async () => {
  const inTurn = oneATurn();
  const seen: string[] = [];
  for (const name of ['a', 'b', 'c']) inTurn(() => void seen.push(name));
  expect(seen).toEqual([]);
  for (const count of [1, 2, 3]) {
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toHaveLength(count);
  }
  expect(seen).toEqual(['a', 'b', 'c']);
});

test('a task may ask for another', async () => {
  const inTurn = oneATurn();
  const { promise, resolve } = Promise.withResolvers<string>();
  inTurn(() => inTurn(() => resolve('done')));
  expect(await promise).toBe('done');
});
