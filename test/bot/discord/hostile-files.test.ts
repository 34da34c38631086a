import { expect, onTestFinished, test } from 'vitest';
import { keepCheckProcess } from '../../../engine/child/check-process.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { person } from '../fakes/discord/person.ts';
import { startDiscordServer } from '../fakes/discord-server.ts';
import { agree, whispers } from './scene.ts';
import { startBot, until } from './start-bot.ts';

const FILES = {
  'drawing.jpg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>',
  'page.jpg': '<!doctype html><script>alert(1)</script>',
  'program.jpg': 'MZ\x90\0\x03\0\0\0',
  '../../../x.jpg': '%PDF-1.7',
};

test('what only calls itself a picture is refused in words, and nothing of it is kept', async () => {
  const server = await startDiscordServer();
  const look = keepCheckProcess(process.env);
  onTestFinished(() => look.close());
  const bot = await startBot(server, tempFolder(), look);
  const mallory = person(server, 'mallory');
  await agree(bot, mallory);
  const asked = Object.entries(FILES).map(([name, words]) => {
    const photo = mallory.attachment(name, Buffer.from(words));
    return mallory.command('dance', { photo, dance: 'disco' });
  });
  const told = await until(() => {
    const all = whispers(server, mallory.user.id);
    return all.length === asked.length && all;
  });
  for (const { message } of told) {
    expect(message.content).toMatch(/Send a JPEG, PNG, WebP, GIF or HEIC picture/);
    expect(message.components).toEqual([]);
  }
  expect(await Array.fromAsync(bot.queue.jobs())).toEqual([]);
  expect(await Array.fromAsync(bot.media.list())).toEqual([]);
  expect(server.state.faults).toEqual([]);
});
