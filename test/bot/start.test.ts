import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { tempFolder } from '../helpers/temp-folder.ts';
import { startDiscordServer } from './fakes/discord-server.ts';

const START = fileURLToPath(new URL('../../bot/start.ts', import.meta.url));
const within = { timeout: 60_000 };

function start(env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ['--no-warnings', START], {
    env: { ...process.env, DATA_DIR: tempFolder(), WEB_PORT: '0', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const exited = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await exited;
  });
  const ready = () => output.split('\n').filter((line) => line.includes('"msg":"ready"'));
  return { child, exited, ready, output: () => output };
}

test('without tokens it says where the page is and what to add, and stops cleanly', async () => {
  const { child, exited, ready, output } = start();
  expect(output()).not.toContain('Error');
  await vi.waitUntil(() => ready().length === 3, within);
  expect(output()).toContain('DISCORD_TOKEN');
  expect(output()).toContain('TELEGRAM_TOKEN');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});

test('each quality has a worker of its own', async () => {
  const { ready } = start({ WORKER_QUALITIES: 'preview,studio' });
  await vi.waitUntil(() => ready().length === 3, within);
  const qualities = ready().map((line) => JSON.parse(line).qualities);
  // Without a model nobody takes studio.
  expect(qualities).toEqual(expect.arrayContaining([undefined, ['preview'], []]));
});

test('a bot that dies is started again', async () => {
  const { ready, output } = start({ WORKER_QUALITIES: 'preview' });
  await vi.waitUntil(() => ready().length === 2, within);
  const bot = JSON.parse(ready().find((line) => line.includes('"surface":"web"'))!);
  process.kill(bot.pid, 'SIGKILL');
  await vi.waitUntil(() => ready().length === 3, within);
  expect(output()).toContain('The bot ended (killed)');
});

test('a wrong setting is named, and nothing is started', async () => {
  const { exited, output } = start({ WEB_PORT: 'many' });
  expect(await exited).toEqual([2, null]);
  expect(output()).toContain('WEB_PORT: expected a whole number');
});

test('a platform that cannot be reached is tried again, and the page is open meanwhile', async () => {
  const { child, exited, output } = start({
    WORKER_QUALITIES: 'preview',
    DISCORD_TOKEN: 'a.token',
    DISCORD_API_URL: 'http://127.0.0.1:1/api',
    TELEGRAM_TOKEN: '1:token',
    TELEGRAM_API_URL: 'http://127.0.0.1:1',
  });
  const told = () => output().match(/cannot start; trying again/g)?.length ?? 0;
  await vi.waitUntil(() => told() >= 2, within);
  const { url } = JSON.parse(
    output()
      .split('\n')
      .find((line) => line.includes('"url"'))!,
  );
  expect((await fetch(url)).status).toBe(200);
  expect(output()).toMatch(/"surface":"discord"[^\n]*cannot start/);
  expect(output()).toMatch(/"surface":"telegram"[^\n]*cannot start/);
  expect(output()).not.toContain('The bot ended');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});

test('a token that a platform does not know is named, and nothing is started again', async () => {
  const { apiUrl, state } = await startDiscordServer();
  const env = { DISCORD_TOKEN: `${state.botToken}x`, DISCORD_API_URL: apiUrl };
  const { exited, output } = start({ ...env, WORKER_QUALITIES: 'preview' });
  expect(await exited).toEqual([2, null]);
  expect(output()).toContain('Discord does not know this DISCORD_TOKEN');
  expect(output()).not.toMatch(/trying again|starts again/);
});
