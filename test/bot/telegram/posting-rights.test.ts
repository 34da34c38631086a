import type { Api } from 'grammy';
import { expect, test } from 'vitest';
import { postingRights } from '../../../bot/telegram/posting-rights.ts';

const GROUP = { id: -7, type: 'supergroup' } as const;

/** Rights in a group whose permissions the test changes, and how often they were looked up. */
function setUp() {
  const group = { can_send_videos: false, lookUps: 0 };
  let time = 0;
  const api = {
    getChatMember: async () => ({ status: 'member' }),
    async getChat() {
      group.lookUps++;
      return { permissions: { can_send_videos: group.can_send_videos } };
    },
  };
  const rights = postingRights(api as unknown as Api, 1, () => time);
  return { group, rights, later: (ms: number) => (time += ms) };
}

test('what a group allows is looked up once a minute', async () => {
  const { group, rights, later } = setUp();
  expect(await Promise.all([rights.mayPost(GROUP), rights.mayPost(GROUP)])).toEqual([false, false]);
  group.can_send_videos = true;
  later(59_999);
  expect(await rights.mayPost(GROUP)).toBe(false);
  expect(group.lookUps).toBe(1);
  later(1);
  expect(await rights.mayPost(GROUP)).toBe(true);
});

test('it is looked up anew when the bot hears of a change', async () => {
  const { group, rights } = setUp();
  await rights.mayPost(GROUP);
  group.can_send_videos = true;
  rights.forget(GROUP.id);
  expect(await rights.mayPost(GROUP)).toBe(true);
});

test('in private nothing is looked up', async () => {
  const { group, rights } = setUp();
  expect(await rights.mayPost({ id: 7, type: 'private' })).toBe(true);
  expect(group.lookUps).toBe(0);
});
