import { expect, test } from 'vitest';
import { chatTurns } from '../../../bot/telegram/chat-turns.ts';

/** How many edits a chat gets in a minute of asking ten times a second. */
function editsInAMinute(chat: number): number {
  let time = 0;
  const turns = chatTurns(() => time);
  let edits = 0;
  for (; time < 60_000; time += 100) if (turns.take(chat)) edits++;
  return edits;
}

test('progress takes twelve of the twenty edits a minute of a group, and one a second in private', () => {
  expect(editsInAMinute(-100)).toBe(12);
  expect(editsInAMinute(100)).toBe(60);
});

test('a chat that is to be left alone is, and no other with it', () => {
  let time = 0;
  const turns = chatTurns(() => time);
  turns.rest(7, 30_000);
  expect(turns.take(7)).toBe(false);
  expect(turns.take(8)).toBe(true);
  time = 30_000;
  expect(turns.take(7)).toBe(true);
});
