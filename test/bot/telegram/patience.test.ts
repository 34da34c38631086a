import { HttpError, type Transformer } from 'grammy';
import { expect, test } from 'vitest';
import { patience } from '../../../bot/telegram/patience.ts';

type Prev = Parameters<Transformer>[0];

/** How often a call is tried whose connection fails the first time. */
async function triesOf(method: 'getUpdates' | 'sendMessage' | 'sendVideo'): Promise<number> {
  let tries = 0;
  const prev = async () => {
    if (++tries === 1) throw new HttpError('no connection', new Error('reset'));
    return { ok: true, result: true };
  };
  const call = patience()(prev as unknown as Prev, method, {} as never);
  await call.catch((error: unknown) => expect(error).toBeInstanceOf(HttpError));
  return tries;
}

test('a message is tried again when the connection fails', async () => {
  expect(await triesOf('sendMessage')).toBe(2);
});

test('a clip is not, for it may have arrived, nor is what is asked for all the time', async () => {
  expect(await triesOf('sendVideo')).toBe(1);
  expect(await triesOf('getUpdates')).toBe(1);
});
