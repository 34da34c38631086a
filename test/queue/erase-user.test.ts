import { expect, test } from 'vitest';
import { eraseUser } from '../../queue/erase-user.ts';
import { newUser } from '../../queue/user-records.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { inChunks } from './chunks.ts';
import { claimed, jobResult, newJob } from './contract/fixtures.ts';
import { openLocalStores } from './local-stores.ts';

test('erasing a user leaves nothing of theirs: waiting, rendering and done jobs, media, record', async () => {
  const stores = await openLocalStores(tempFolder(), { maxOpenPerUser: 10 });
  const { queue, media, users } = stores;
  const enqueue = async (userId: string) => {
    const photo = await media.put('photo', inChunks('x'));
    const payload = { ...newJob().payload, photo };
    return (await queue.enqueue(newJob({ userId, payload }))).job;
  };
  await enqueue('discord:1');
  const clip = await media.put('clip', inChunks('x'));
  const preview = await media.put('preview', inChunks('x'));
  await queue.complete(await claimed(queue), jobResult({ clip, preview }));
  await enqueue('discord:1');
  const rendering = await claimed(queue);
  await enqueue('discord:1');
  const other = await enqueue('discord:2');
  await users.update('discord:1', { consentVersion: 1 });

  expect(await eraseUser('discord:1', stores)).toBe(3);

  expect(await queue.heartbeat(rendering)).not.toBe('held');
  expect((await Array.fromAsync(queue.jobs())).map(({ id }) => id)).toEqual([other.id]);
  const stored = await Array.fromAsync(media.list());
  expect(stored.map(({ key }) => key)).toEqual([other.payload.photo]);
  expect(await users.get('discord:1')).toEqual(newUser('discord:1'));
});
