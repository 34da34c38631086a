import { expect, test } from 'vitest';
import { tempFolder } from '../../helpers/temp-folder.ts';
import type { StoredInteraction } from '../fakes/discord/discord-state.ts';
import { person } from '../fakes/discord/person.ts';
import { emptyMessage } from '../fakes/discord/write-message.ts';
import { type DiscordServer, startDiscordServer } from '../fakes/discord-server.ts';
import { startBot, until } from './start-bot.ts';

test('commands are registered for servers and users, in every language', async () => {
  const { server } = await setUp();
  const commands = server.state.commands as Array<Record<string, unknown>>;
  expect(commands.map(({ name }) => name)).toEqual([
    ...['dance', 'dances', 'status', 'cancel', 'settings', 'help', 'privacy', 'Make it dance'],
  ]);
  for (const { integration_types, contexts, name_localizations } of commands) {
    expect(integration_types).toEqual([0, 1]);
    expect(contexts).toEqual([0, 1, 2]);
    expect(Object.keys(name_localizations as object)).toContain('es-419');
  }
  expect(server.state.faults).toEqual([]);
});

test('dances are suggested while someone types, in their language', async () => {
  const { server } = await setUp();
  const hana = person(server, 'hana', { locale: 'ja' });
  const asked = hana.suggest('dance', 'dance', 'DISC');
  await until(() => asked.choices);
  expect(asked.choices).toEqual([{ name: 'ディスコ', value: 'disco' }]);
  expect(server.state.faults).toEqual([]);
});

test.each(['dances', 'status', 'cancel', 'settings', 'privacy', 'help'])(
  '/%s is answered to its asker alone, within the 3 seconds',
  async (command) => {
    const { server, ann } = await setUp();
    const asked = ann.command(command);
    const { ephemeral, message } = await until(() => answered(server, asked));
    expect(ephemeral).toBe(true);
    expect(message.content).not.toBe('');
    expect(server.state.faults).toEqual([]);
  },
);

test('a message command dances with a picture of one’s own', async () => {
  const { server, ann } = await setUp();
  const target = { ...emptyMessage(server.state, server.state.channelId, 0), author: ann.user };
  target.attachments = [ann.attachment('me.jpg', Buffer.from('a picture'))];
  const asked = ann.messageCommand('Make it dance', target);
  const { message } = await until(() => answered(server, asked));
  expect(JSON.stringify(message.components)).toContain('pick:');
  expect(server.state.faults).toEqual([]);
});

test("somebody else's picture is refused in words, in one's own language, and never fetched", async () => {
  const { server, bot, ann } = await setUp();
  await bot.users.update(`discord:${ann.user.id}`, { locale: 'de' });
  const bob = person(server, 'bob');
  const target = { ...emptyMessage(server.state, server.state.channelId, 0), author: bob.user };
  target.attachments = [bob.attachment('bob.jpg', Buffer.from('a picture'))];
  ann.messageCommand('Make it dance', target);
  const told = await until(() =>
    [...server.state.messages.values()].find(({ ephemeral }) => ephemeral),
  );
  expect(told.message.content).toContain('Das ist das Foto von jemand anderem.');
  expect(server.state.faults).toEqual([]);
});

test('a picture that lies anywhere but with Discord is not fetched', async () => {
  const { server, ann } = await setUp();
  const file = ann.attachment('me.jpg', Buffer.from('a picture'));
  const elsewhere = { ...file, url: file.url.replace('127.0.0.1', 'localhost') };
  const asked = ann.command('dance', { photo: elsewhere });
  const { message } = await until(() => answered(server, asked));
  expect(message.content).toContain('Send me a photo');
});

test.each([2, 3, 5])('what makes no sense (type %i) is answered all the same', async (type) => {
  const { server, ann } = await setUp();
  const asked = ann.send(type, { options: 'none' });
  const { ephemeral, message } = await until(() => answered(server, asked));
  expect(ephemeral).toBe(true);
  expect(message.content).toContain('Something went wrong');
});

test('senseless typing gets no suggestions', async () => {
  const { server, ann } = await setUp();
  const asked = ann.send(4, { options: [7] });
  await until(() => asked.choices);
  expect(asked.choices).toEqual([]);
  expect(server.state.faults).toEqual([]);
});

async function setUp() {
  const server = await startDiscordServer();
  const bot = await startBot(server, tempFolder());
  const ann = person(server, 'ann');
  await bot.users.update(`discord:${ann.user.id}`, { consentVersion: 1, consentedAt: 1 });
  return { server, bot, ann };
}

function answered({ state }: DiscordServer, { originalId }: StoredInteraction) {
  const stored = state.messages.get(originalId ?? '');
  return stored?.loading === false ? stored : undefined;
}
