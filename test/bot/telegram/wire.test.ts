import { expect, test } from 'vitest';
import { listenWebhook } from '../../../bot/telegram/listen-webhook.ts';
import { checkCall, checkValue } from '../fakes/telegram-check.ts';
import { openTelegramDesk } from './telegram-desk.ts';

test('the fake finds what is wrong with a call', () => {
  const fine = { chat_id: 1, text: 'x' };
  const button = (data: string) => ({
    ...fine,
    reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: data }]] },
  });
  expect(checkCall('sendMessage', fine)).toEqual([]);
  expect(checkCall('sendMessage', button('x'.repeat(64)))).toEqual([]);
  expect(checkCall('sendMessage', button('é'.repeat(33)))).toHaveLength(1);
  expect(checkCall('sendMessage', { chat_id: 1 })).toEqual(['sendMessage.text: missing']);
  expect(checkCall('sendMessage', { ...fine, txet: '' })).toEqual(['sendMessage.txet: unknown']);
  expect(checkCall('sendMessage', { ...fine, text: '' })).toHaveLength(1);
  expect(checkCall('sendMessage', { ...fine, text: 'x'.repeat(4097) })).toHaveLength(1);
  expect(checkCall('sendMessage', { ...fine, chat_id: 1.5 })).toHaveLength(1);
  expect(checkCall('sendMsg', fine)).toEqual(['sendMsg: no such method']);
  const video = { chat_id: 1, video: 'attach://a' };
  expect(checkCall('sendVideo', video, new Set(['a']))).toEqual([]);
  expect(checkCall('sendVideo', video)).not.toEqual([]);
  expect(checkCall('sendVideo', video, new Set(['a', 'b']))).toHaveLength(1);
  const wrongCommand = { commands: [{ command: 'Dance', description: 'x' }] };
  expect(checkCall('setMyCommands', wrongCommand)).toHaveLength(1);
  expect(checkValue('Update', { update_id: 1, message: { message_id: 1 } })).not.toEqual([]);
});

test('commands are put into the menu once a language, and not again', async () => {
  const desk = await openTelegramDesk();
  const count = () => desk.server.calls.filter(({ method }) => method === 'setMyCommands').length;
  await (await desk.startBot())();
  expect(count()).toBe(9);
  await desk.startBot();
  expect(count()).toBe(9);
  const menuOf = (language: string) => JSON.stringify(desk.server.world.commands.get(language));
  expect(menuOf('zh')).not.toBe(menuOf(''));
  expect(desk.server.problems).toEqual([]);
});

test('a webhook takes updates from who knows the secret alone', async () => {
  const heard: number[] = [];
  const bot = {
    handleUpdate: async ({ update_id }: { update_id: number }) => heard.push(update_id),
  };
  const webhook = { url: 'https://bot.example.org', secret: 'a-secret-of-the-tests', port: 18_443 };
  const end = await listenWebhook(webhook, bot as never);
  const post = (secret: string | null, body: string) =>
    fetch(`http://127.0.0.1:${webhook.port}/`, {
      method: 'POST',
      body,
      headers: secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret },
    }).then(({ status }) => status);
  expect(await post(null, '{"update_id":1}')).toBe(401);
  expect(await post('another', '{"update_id":2}')).toBe(401);
  expect(await post(webhook.secret, '{"update_id":3}')).toBe(200);
  expect(await post(webhook.secret, 'no JSON')).toBe(200);
  expect(heard).toEqual([3]);
  await end();
});
