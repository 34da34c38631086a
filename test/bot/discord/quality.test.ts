import { expect, test } from 'vitest';
import { claimed, jobResult, PREVIEWS, WORKER } from '../../queue/contract/fixtures.ts';
import { person } from '../fakes/discord/person.ts';
import { customId, labels, openScene, original, PHOTO } from './scene.ts';
import { until } from './start-bot.ts';

const BOTH = { id: 'both', qualities: ['preview', 'studio'] } as const;

test('/dance suggests the qualities that a worker takes, in the asker’s language', async () => {
  const { server, bot, ann } = await openScene();
  await bot.queue.claim(BOTH);
  const hana = person(server, 'hana', { locale: 'ja' });
  const [all, some] = [ann.suggest('dance', 'quality', ''), hana.suggest('dance', 'quality', 'ス')];
  await until(() => all.choices && some.choices);
  expect(all.choices).toEqual([
    { name: 'Preview', value: 'preview' },
    { name: 'Studio', value: 'studio' },
  ]);
  expect(some.choices).toEqual([{ name: 'スタジオ', value: 'studio' }]);
  expect(server.state.faults).toEqual([]);
});

test('a dance in another quality is made in it, and tells its steps', async () => {
  const { server, bot, ann } = await openScene();
  await bot.queue.claim(BOTH);
  const photo = ann.attachment('me.jpg', PHOTO);
  const asked = ann.command('dance', { photo, dance: 'disco', quality: 'studio' });
  const status = await until(() => original(server, asked));
  const claim = await claimed(bot.queue, BOTH);
  expect(claim.job.quality).toBe('studio');
  const denoising = { step: 2, steps: 20, window: 1, windows: 6 };
  const progress = { stage: 'frames', fraction: 0.1, etaMs: 720_000, preview: null, denoising };
  await bot.queue.heartbeat(claim, progress);
  await until(() => status.message.content.includes('Step 3 of 20\nAbout 12 min to go'));
  expect(status.message.content).toContain('Disco · Studio');
  expect(server.state.faults).toEqual([]);
});

test('a quality that went is told of, and a preview is made', async () => {
  const { server, bot, ann } = await openScene();
  await bot.queue.claim(PREVIEWS);
  const photo = ann.attachment('me.jpg', PHOTO);
  const asked = ann.command('dance', { photo, dance: 'disco', quality: 'studio' });
  const { message } = await until(() => original(server, asked));
  expect(message.content).toContain('“Studio” was not on offer, so this is “Preview”');
  expect((await claimed(bot.queue, PREVIEWS)).job.wishedQuality).toBe('studio');
  expect(server.state.faults).toEqual([]);
});

test('the menu of dances changes to another quality by its button', async () => {
  const { server, bot, ann } = await openScene();
  await bot.queue.claim(BOTH);
  const asked = ann.command('dance', { photo: ann.attachment('me.jpg', PHOTO) });
  const menu = await until(() => original(server, asked));
  expect(menu.message.content).toContain('Quality: Preview');
  ann.press(menu, customId(menu, 'page:', ':s'));
  await until(() => menu.message.content.includes('Quality: Studio'));
  expect(labels(menu)).toContain('Preview (quick)');
  ann.choose(menu, 'menu', customId(menu, 'pick:', 'disco:s'));
  await until(() => menu.message.content.includes('Disco · Studio'));
  expect((await claimed(bot.queue, BOTH)).job.quality).toBe('studio');
  expect(server.state.faults).toEqual([]);
});

test('a preview that is done is made anew in a better quality, in a second message', async () => {
  const { server, bot, ann, danced } = await openScene();
  const clip = await danced();
  const claim = await claimed(bot.queue, WORKER);
  const stored = await bot.media.put('clip', chunks());
  await bot.queue.complete(claim, jobResult({ clip: stored }));
  await until(() => labels(clip).includes('In quality Studio'));
  const again = ann.press(clip, customId(clip, 'again:', ':s'));
  const better = await until(() => original(server, again));
  expect(better.message.id).not.toBe(clip.message.id);
  expect(better.message.content).toContain('Disco · Studio');
  expect((await claimed(bot.queue, WORKER)).job).toMatchObject({
    quality: 'studio',
    payload: { dance: 'disco', seed: claim.job.payload.seed },
  });
  expect(server.state.faults).toEqual([]);
});

async function* chunks() {
  yield Buffer.from('a clip');
}
