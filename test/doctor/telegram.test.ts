import { expect, test } from 'vitest';
import { startTelegramServer, TOKEN } from '../bot/fakes/telegram-server.ts';
import { examine } from './run-doctor.ts';

const WEBHOOK = {
  TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/updates',
  TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-tests',
};

test('a token that Telegram knows', async () => {
  const { server, look } = await setUp();
  expect((await look()).of('Telegram')).toMatchObject({
    state: 'well',
    says: '@any_bot, long polling, 0 updates wait',
    mend: null,
  });
  expect(server.problems).toEqual([]);
});

test('a token that Telegram does not know is not shown', async () => {
  const { look } = await setUp();
  const { of, status, output } = await look({ TELEGRAM_TOKEN: '1:wrong-token' });
  expect(of('Telegram')).toMatchObject({
    state: 'broken',
    mend: expect.stringContaining('@BotFather'),
  });
  expect(output).not.toContain('wrong-token');
  expect(status).toBe(1);
});

test('what the bot will change of its webhook is said', async () => {
  const { server, look } = await setUp();
  expect((await look(WEBHOOK)).of('Telegram')).toMatchObject({
    state: 'well',
    says: expect.stringContaining('webhook to bot.example.org'),
    mend: 'No webhook is registered; the bot registers its own when it starts.',
  });
  server.world.webhook = { url: 'https://other.example.org/secret-path', secret: '' };
  const { of, output } = await look();
  expect(of('Telegram').mend).toBe(
    'A webhook to other.example.org is registered; the bot takes it away when it starts.',
  );
  expect(output).not.toContain('secret-path');
  expect(server.problems).toEqual([]);
});

test('a webhook that Telegram could not call is broken', async () => {
  const { server, look } = await setUp();
  server.world.webhook = {
    url: WEBHOOK.TELEGRAM_WEBHOOK_URL,
    secret: WEBHOOK.TELEGRAM_WEBHOOK_SECRET,
    lastError: 'Connection refused',
  };
  const { of, status } = await look(WEBHOOK);
  expect(of('Telegram')).toMatchObject({
    state: 'broken',
    says: expect.stringContaining('Connection refused'),
    mend: expect.stringContaining('TELEGRAM_WEBHOOK_PORT'),
  });
  expect(status).toBe(1);
  expect(server.problems).toEqual([]);
});

async function setUp() {
  const server = await startTelegramServer();
  const env = { TELEGRAM_TOKEN: TOKEN, TELEGRAM_API_URL: server.url };
  return { server, look: (more = {}) => examine({ ...env, ...more }, ['telegram']) };
}
