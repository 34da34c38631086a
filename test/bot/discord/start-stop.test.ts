import { expect, test, vi } from 'vitest';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startDiscordServer } from '../fakes/discord-server.ts';
import { finish, holdClock, labels, openScene, original, PHOTO, whispers } from './scene.ts';
import { startBot, until } from './start-bot.ts';

const nothing = Promise.resolve();

test('a token that Discord does not know is named', async () => {
  const server = await startDiscordServer();
  const { state, ...rest } = server;
  const mistaken = { ...rest, state: { ...state, botToken: 'another' } };
  await expect(startBot(mistaken, tempFolder())).rejects.toThrow('DISCORD_TOKEN');
});

test('a bot that stops answers first what is at hand, and takes nothing more', async () => {
  const { server, bot, ann } = await openScene();
  const download = Promise.withResolvers<void>();
  server.state.held = (what) => (what === 'download' ? download.promise : Promise.resolve());
  const asked = ann.command('dance', { photo: ann.attachment('me.jpg', PHOTO), dance: 'disco' });
  await until(() => asked.answeredAt !== null);
  const stopped = bot.stop();
  const late = ann.command('help');
  download.resolve();
  await stopped;
  expect(labels(original(server, asked)!)).toEqual(['Cancel']);
  expect(late.answeredAt).toBeNull();
  expect(server.state.faults).toEqual([]);
});

test('a bot that stops gives up what takes too long, and says so', async () => {
  const { server, bot, ann } = await openScene();
  holdClock();
  server.state.held = (what) => (what === 'download' ? new Promise(() => undefined) : nothing);
  const asked = ann.command('dance', { photo: ann.attachment('me.jpg', PHOTO), dance: 'disco' });
  await until(() => asked.answeredAt !== null);
  const stopped = bot.stop();
  await vi.advanceTimersByTimeAsync(11_000);
  await stopped;
  expect(original(server, asked)).toBeUndefined();
  expect(whispers(server, ann.user.id)[0]?.message.content).toContain('Something went wrong');
  expect(server.state.faults).toEqual([]);
});

test('neither tokens nor clips get into the log when Discord fails', async () => {
  const { server, bot, danced, ann } = await openScene();
  await danced();
  const failures = Array.from({ length: 8 }, () => ({ route: 'ebhooks', status: 500 }));
  server.state.trouble.push(...failures, { route: '/callback', status: 404 });
  await finish(bot, Buffer.from('CLIPCLIPCLIP'));
  const asked = ann.command('help');
  await until(() => bot.logged.length >= 2);
  const log = JSON.stringify(bot.logged);
  expect(log).not.toContain(asked.token.slice(0, 15));
  expect(log).not.toContain(server.state.botToken);
  expect(log).not.toMatch(/CLIPCLIP|67,76,73,80/);
});
