import { expect, test } from 'vitest';
import { claimed, jobResult } from '../queue/contract/fixtures.ts';
import { commandDesk, keysOf, photo } from './ask-with.ts';

test('a clip tells what it was given up for; what was said of the photo is not said again', async () => {
  const { ask, agreed, queue, commands } = await commandDesk();
  await agreed();
  const { job } = await ask({ kind: 'dance', photo: photo(), dance: 'disco' });
  const notes = ['half-body', 'drawn-smaller', 'short-windows', 'unheard-of'];
  await queue.complete(await claimed(queue), { ...jobResult(), notes });
  const done = await commands.describe((await queue.get(job!.id))!, null);
  expect(keysOf(done)).toEqual(['result-done', 'note-drawn-smaller', 'note-short-windows']);
});

test('a job that has not the memory says how much it takes, and how much there is', async () => {
  const { ask, agreed, queue, commands } = await commandDesk();
  await agreed();
  const { job } = await ask({ kind: 'dance', photo: photo(), dance: 'disco' });
  const params = { needed: '8.1 GB', available: '3.0 GB' };
  await queue.fail(await claimed(queue), { code: 'memory-short', params }, { retry: false });
  const failed = await commands.describe((await queue.get(job!.id))!, null);
  expect(failed.text[1]).toEqual({ key: 'error-memory-short', params });
});
