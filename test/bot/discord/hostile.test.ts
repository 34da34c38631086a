import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { person } from '../fakes/discord/person.ts';
import { startDiscordServer } from '../fakes/discord-server.ts';
import { startBot, until } from './start-bot.ts';

const RUNS = 1500;
const TRICKS = [
  '../../etc/passwd',
  '<svg onload=1>',
  '@everyone',
  '\u202egnp.exe',
  '😀'.repeat(500),
];

const word = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(...TRICKS));
const hex = fc.constantFrom('0'.repeat(32), 'f'.repeat(32), 'x');
const actionLike = fc
  .tuple(
    fc.constantFrom('pick', 'cancel', 'again', 'remove', 'report', 'agree', 'set', 'erase'),
    hex,
    word,
  )
  .map((parts) => parts.join(':'));
const option = fc.record({
  name: fc.oneof(word, fc.constant('dance')),
  type: fc.nat(12),
  value: word,
});
const data = fc.oneof(
  fc.record({ custom_id: fc.oneof(word, actionLike), component_type: fc.constant(2) }),
  fc.record({
    custom_id: word,
    component_type: fc.constant(3),
    values: fc.array(actionLike, { maxLength: 2 }),
  }),
  fc.record({
    name: fc.oneof(word, fc.constant('dance')),
    type: fc.constantFrom(1, 3),
    options: fc.array(option, { maxLength: 3 }),
  }),
);

test('whatever comes, the bot stays up, tells nothing of its inside, and does nothing for strangers', async () => {
  const server = await startDiscordServer();
  const bot = await startBot(server, tempFolder());
  const mallory = person(server, 'mallory');
  const inputs = fc.sample(fc.record({ type: fc.constantFrom(2, 3, 4), data }), {
    numRuns: RUNS,
    seed: 20,
  });
  const sent = inputs.map((input) => mallory.send(input.type, { id: '1', ...input.data }));
  await until(() => sent.every(({ answeredAt }) => answeredAt !== null));
  const help = mallory.command('help');
  await until(() => server.state.messages.get(help.originalId ?? '')?.message.content);
  await bot.stop();
  const shown = [...server.state.messages.values()].map(({ message }) => message.content);
  expect(shown.filter((words) => /\bat .*:\d+|Error:|node:/.test(words))).toEqual([]);
  expect(server.state.faults).toEqual([]);
});
