import { expect, test } from 'vitest';
import { person } from '../fakes/discord/person.ts';
import { finish, labels, openScene, original, PHOTO } from './scene.ts';
import { until } from './start-bot.ts';

test('what is asked while the connection is cut is answered once it is back', async () => {
  const { server, ann } = await openScene();
  const before = ann.command('help');
  await until(() => original(server, before));
  server.gateway.drop();
  const meanwhile = [ann.command('help'), ann.command('status')];
  await until(() => meanwhile.every((asked) => original(server, asked)));
  expect([server.gateway.resumed(), server.gateway.sessions()]).toEqual([1, 1]);
  expect(callbacks(server)).toBe(3);
  expect(server.state.faults).toEqual([]);
});

test('a Discord that cannot be reached for a while is tried until it is there', async () => {
  const { server, ann } = await openScene();
  server.gateway.drop(3);
  await until(() => server.gateway.sessions() === 2);
  const asked = ann.command('help');
  await until(() => original(server, asked));
  expect(server.state.faults).toEqual([]);
});

test('a job that is asked for twice by a resumed session is one job', async () => {
  const { server, bot, danced, ann } = await openScene();
  await danced();
  server.gateway.drop();
  const help = ann.command('help');
  await until(() => original(server, help));
  expect(await Array.fromAsync(bot.queue.jobs())).toHaveLength(1);
  expect(callbacks(server)).toBe(2);
  expect(server.state.faults).toEqual([]);
});

test('asked to reconnect, the bot comes back to its session', async () => {
  const { server, ann } = await openScene();
  server.gateway.askToReconnect();
  await until(() => server.gateway.resumed() === 1);
  const asked = ann.command('help');
  await until(() => original(server, asked));
  expect(server.gateway.sessions()).toBe(1);
  expect(server.state.faults).toEqual([]);
});

test('an ended session is followed by a new one, and jobs go on as if nothing had been', async () => {
  const { server, bot, danced, ann } = await openScene();
  const status = await danced();
  server.gateway.invalidate();
  // What ends while no session is there needs none.
  await finish(bot);
  await until(() => status.message.attachments.length > 0);
  await until(() => server.gateway.sessions() === 2);
  const asked = ann.command('dance', { photo: ann.attachment('me.jpg', PHOTO), dance: 'disco' });
  const next = await until(() => original(server, asked));
  expect(labels(next)).toEqual(['Cancel']);
  expect(server.state.commandPuts).toBe(1);
  expect(server.state.faults).toEqual([]);
});

test('a bot that is shut out says so to the operator', async () => {
  const { server, bot } = await openScene();
  server.gateway.shutOut();
  await until(() => bot.logged.some(({ msg }) => msg.startsWith('Discord has shut the bot out')));
});

test('someone who asks while another bot answers is left to that one', async () => {
  const { server, bot } = await openScene();
  const eve = person(server, 'eve');
  const asked = eve.command('help');
  asked.answeredAt = 0;
  await until(() => bot.logged.some(({ msg }) => msg === 'an interaction went unanswered'));
  expect(original(server, asked)).toBeUndefined();
});

/** How many first answers came. */
function callbacks({ state }: Awaited<ReturnType<typeof openScene>>['server']): number {
  return state.requests.filter((key) => key.includes('/callback')).length;
}
