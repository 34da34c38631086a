import { expect, test } from 'vitest';
import { startDiscordServer } from '../bot/fakes/discord-server.ts';
import { examine } from './run-doctor.ts';

test('a token that Discord knows, and all that it needs', async () => {
  const { server, look } = await setUp();
  expect((await look()).of('Discord')).toMatchObject({
    state: 'well',
    says: 'anydance, for servers and users, in 1 servers',
    mend: null,
  });
  expect(server.state.faults).toEqual([]);
});

test('a token that Discord does not know is not shown', async () => {
  const { look } = await setUp();
  const { of, status, output } = await look({ DISCORD_TOKEN: 'a.wrong.token' });
  expect(of('Discord')).toMatchObject({ state: 'broken', mend: expect.stringContaining('Reset') });
  expect(output).not.toContain('a.wrong.token');
  expect(status).toBe(1);
});

test('permissions that are lacking are named, in the link and in servers', async () => {
  const { server, look } = await setUp();
  server.state.about.installs[0] = { scopes: ['bot'], permissions: '0' };
  server.state.about.guildPermissions = [String((1n << 10n) | (1n << 11n) | (1n << 38n)), '8'];
  const { state, mend } = (await look()).of('Discord');
  expect(state).toBe('well');
  expect(mend).toContain('applications.commands, View Channels');
  expect(mend).toContain("In 1 of the servers the bot's role lacks Attach Files");
  expect(server.state.faults).toEqual([]);
});

test('a bot that nobody can install, or whose commands go elsewhere, is broken', async () => {
  const { server, look } = await setUp();
  server.state.about.interactionsUrl = 'https://elsewhere.example.org';
  expect((await look()).of('Discord').mend).toContain('Interactions Endpoint URL');
  server.state.about.interactionsUrl = null;
  server.state.about.installs = {};
  const { of, status } = await look();
  expect(of('Discord')).toMatchObject({ state: 'broken', says: expect.stringContaining('nobody') });
  expect(status).toBe(1);
});

test('a Discord that cannot be reached is told of', async () => {
  const { look } = await setUp();
  const { of } = await look({ DISCORD_API_URL: 'http://127.0.0.1:1/api' });
  expect(of('Discord')).toMatchObject({
    state: 'broken',
    says: expect.stringContaining('127.0.0.1:1 cannot be reached'),
  });
});

async function setUp() {
  const server = await startDiscordServer();
  const env = { DISCORD_TOKEN: server.state.botToken, DISCORD_API_URL: server.apiUrl };
  return { server, look: (more = {}) => examine({ ...env, ...more }, ['discord']) };
}
