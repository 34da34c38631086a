import { expect, test } from 'vitest';
import { readAction } from '../../commands/action.ts';
import { commandDesk, keysOf, photo } from './ask-with.ts';

const ROOM = { surface: 'discord', canPost: true, maxClipBytes: 10e6 } as const;
const HERE = { ...ROOM, communityId: 'discord:guild:7' };
const ELSEWHERE = { ...ROOM, communityId: 'discord:guild:8' };
const IN_PRIVATE = { ...ROOM, communityId: null };
const ADMIN = { userId: 'discord:9', locale: 'en', admin: true };

test.each(['cancel', 'remove'])('an admin may %s a job of their own community', async (name) => {
  const { ask, press } = await scene();
  const job = await ask(HERE);
  expect(await press(name, job, HERE)).not.toContain('error-job-not-yours');
});

test.each(['cancel', 'remove'])('an admin elsewhere may not %s it', async (name) => {
  const { queue, ask, press } = await scene();
  for (const [asked, pressed] of [
    [HERE, ELSEWHERE],
    [HERE, IN_PRIVATE],
    [IN_PRIVATE, IN_PRIVATE],
    [IN_PRIVATE, HERE],
  ] as const) {
    const job = await ask(asked);
    expect(await press(name, job, pressed)).toEqual(['error-job-not-yours']);
    expect((await queue.get(job))?.state).toBe('queued');
  }
});

test.each(['again', 'other', 'report'])('an admin may not %s for the asker', async (name) => {
  const { ask, press } = await scene();
  expect(await press(name, await ask(HERE), HERE)).toEqual(['error-job-not-yours']);
});

async function scene() {
  const desk = await commandDesk({ maxOpenPerUser: 9 });
  await desk.agreed();
  return { queue: desk.queue, ask, press };

  async function ask(room: typeof HERE | typeof IN_PRIVATE): Promise<string> {
    const wish = { kind: 'dance', photo: photo(), dance: 'disco' } as const;
    return (await desk.ask(wish, { room })).job?.id ?? 'none';
  }

  async function press(name: string, jobId: string, room: typeof HERE | typeof IN_PRIVATE) {
    const action = readAction(`${name}:${jobId}`)!;
    return keysOf(await desk.ask({ kind: 'action', action, photo: null }, { asker: ADMIN, room }));
  }
}
