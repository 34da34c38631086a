import { expect, test } from 'vitest';
import { writeAction } from '../../commands/action.ts';
import { letterOf } from '../../commands/quality-letters.ts';
import type { Reply } from '../../commands/reply.ts';
import { listDances } from '../../engine/motion/dances.ts';
import { QUALITIES, type Quality } from '../../queue/job.ts';
import { claimed, jobResult } from '../queue/contract/fixtures.ts';
import { commandDesk, keysOf, photo, press, unlikelyId } from './ask-with.ts';

const DISCO = { kind: 'dance', photo: photo(), dance: 'disco' } as const;
const MENU = { kind: 'dance', photo: photo(), dance: null } as const;

async function scene(...qualities: readonly Quality[]) {
  const desk = await commandDesk({ maxOpenPerUser: 9 });
  await desk.agreed();
  await desk.serve(...qualities);
  return desk;
}

test('a clip is a preview unless something else is wished', async () => {
  const { ask } = await scene('preview', 'studio');
  const { job, text } = await ask(DISCO);
  expect(job).toMatchObject({ quality: 'preview' });
  expect(job).not.toHaveProperty('wishedQuality');
  expect(text[0]).toEqual({ key: 'status-queued', params: { dance: 'Disco', position: 1 } });
});

test('where lite is made it is the usual one, until something else is set', async () => {
  const { ask } = await scene(...QUALITIES);
  const { job } = await ask(DISCO);
  expect(job).toMatchObject({ quality: 'lite' });
  expect(job).not.toHaveProperty('wishedQuality');
  const settings = await ask({ kind: 'settings' });
  expect(settings.text[1]?.params).toEqual({ value: 'Lite (better)' });
  expect(qualityActions(settings)).toEqual(['set:quality:preview', 'set:quality:studio']);
  await ask(press('set:quality:preview'));
  expect((await ask(MENU)).text.at(-1)?.params).toEqual({ value: 'Preview (quick)' });
});

test('settings offer what a worker takes, and the choice goes into the next clips', async () => {
  const { ask } = await scene('preview', 'studio');
  const settings = await ask({ kind: 'settings' });
  expect(qualityActions(settings)).toEqual(['set:quality:studio']);
  expect(settings.text[1]).toEqual({
    key: 'setting-quality',
    params: { value: 'Preview (quick)' },
  });
  const changed = await ask(press('set:quality:studio'));
  expect(qualityActions(changed)).toEqual(['set:quality:preview']);
  const { job, text } = await ask(DISCO);
  expect(job?.quality).toBe('studio');
  expect(text[0]?.params?.dance).toBe('Disco · Studio');
});

test('where there is nothing to choose, no quality is spoken of', async () => {
  const { ask } = await scene('preview');
  expect(keysOf(await ask({ kind: 'settings' }))).not.toContain('setting-quality');
  const menu = await ask(MENU);
  expect(keysOf(menu)).toEqual(['menu-title']);
  expect(menu.buttons).toEqual([]);
});

test('a button for what is on offer no more is answered in words', async () => {
  const { ask, users } = await scene('preview');
  const reply = await ask(press('set:quality:studio'));
  expect(reply.text).toEqual([{ key: 'quality-away', params: { quality: 'Studio' } }]);
  expect((await users.get('discord:1')).settings).toEqual({});
});

test('a choice that nobody makes any more falls back to a preview, and says so to the end', async () => {
  const { ask, queue, users, commands } = await scene('preview');
  await users.update('discord:1', { settings: { quality: 'studio' } });
  const settings = await ask({ kind: 'settings' });
  expect(keysOf(settings)).toContain('quality-away');
  expect(qualityActions(settings)).toEqual(['set:quality:preview']);
  const { job, text } = await ask(DISCO);
  expect(job).toMatchObject({ quality: 'preview', wishedQuality: 'studio' });
  const instead = { key: 'quality-instead', params: { wished: 'Studio', quality: 'Preview' } };
  expect(text).toContainEqual(instead);
  await queue.complete(await claimed(queue, PREVIEWS), jobResult());
  const done = await commands.describe((await queue.get(job!.id))!, null);
  expect(done.text).toContainEqual(instead);
});

test('where previews are not made, what is made is made instead', async () => {
  const { ask } = await scene('studio');
  expect((await ask(DISCO)).job).toMatchObject({ quality: 'studio', wishedQuality: 'preview' });
});

test('a job that nobody can make says so until somebody comes, and can be cancelled', async () => {
  const { ask, queue, serve } = await scene('preview', 'studio');
  const { job } = await ask({ ...DISCO, quality: 'studio' });
  await queue.signOff({ id: 'worker', qualities: ['preview', 'studio'] });
  const waiting = await ask({ kind: 'status' });
  expect(keysOf(waiting)).toEqual(['status-waiting', 'status-no-worker']);
  await serve('preview');
  expect(keysOf(await ask({ kind: 'status' }))).toContain('status-no-worker');
  expect(keysOf(await ask(press(waiting.buttons[0]!.action)))).toEqual(['cancel-done']);
  expect(await queue.get(job!.id)).toMatchObject({ state: 'cancelled' });
  const again = await ask(press(`again:${job!.id}`));
  expect(again.job).toMatchObject({ quality: 'preview', wishedQuality: 'studio' });
});

test('the menu of dances has a button for each other quality, which its dances are made in', async () => {
  const { ask } = await scene(...QUALITIES);
  const menu = await ask(MENU);
  expect(menu.text.at(-1)?.params).toEqual({ value: 'Lite (better)' });
  expect(menu.buttons.map(({ label }) => label.key)).toEqual([
    'setting-quality-preview',
    'setting-quality-studio',
  ]);
  const studio = await ask(press(menu.buttons[1]!.action));
  expect(studio.text.at(-1)?.params).toEqual({ value: 'Studio (best, slow)' });
  const [fromMenu, fromStudio] = [
    await ask(press(menu.choices[1]!.action)),
    await ask(press(studio.choices[1]!.action)),
  ];
  expect([fromMenu.job?.quality, fromStudio.job?.quality]).toEqual(['lite', 'studio']);
  expect((await ask(press(studio.choices[1]!.action))).job?.id).toBe(fromStudio.job?.id);
});

test('going on in spite of a remark keeps the quality that was asked for', async () => {
  const { ask, judge } = await scene('preview', 'studio');
  judge({ notes: ['half-body'] });
  const reply = await ask({ ...DISCO, quality: 'Studio' });
  expect(reply.buttons.map(({ label }) => label.key)).toEqual([
    'button-upper-half',
    'setting-quality-preview',
  ]);
  const { job } = await ask(press(reply.buttons[0]!.action));
  expect(job).toMatchObject({ quality: 'studio', payload: { dance: 'disco' } });
});

test.each(['studio', ' Studio ', 'Estudio'])(
  'a quality may be asked for as “%s”',
  async (quality) => {
    const { ask } = await scene('preview', 'studio');
    const asker = { userId: 'discord:1', locale: 'es', admin: false };
    expect((await ask({ ...DISCO, quality }, { asker })).job?.quality).toBe('studio');
  },
);

test('a quality that does not exist is refused, and no photo is fetched', async () => {
  const { ask, media } = await scene('preview');
  expect(keysOf(await ask({ ...DISCO, quality: 'cinema' }))).toEqual(['refused-unknown-quality']);
  expect(await Array.fromAsync(media.list())).toEqual([]);
});

test('again keeps the quality that was wished for, with other chance', async () => {
  const { ask, serve } = await scene('preview');
  const first = await ask({ ...DISCO, quality: 'studio' });
  await serve('preview', 'studio');
  const again = await ask({ ...press(`again:${first.job!.id}`), photo: photo() });
  expect(again.job).toMatchObject({ quality: 'studio' });
  expect(again.job).not.toHaveProperty('wishedQuality');
  expect(again.job?.payload.seed).not.toBe(first.job?.payload.seed);
});

test('a clip that is done offers each better quality, for the same clip', async () => {
  const { ask, queue, commands } = await scene(...QUALITIES);
  const { job } = await ask({ ...DISCO, quality: 'preview' });
  await queue.complete(await claimed(queue), jobResult());
  const done = await commands.describe((await queue.get(job!.id))!, null);
  expect(done.buttons.slice(0, 3)).toMatchObject([
    { action: `again:${job!.id}` },
    { label: { params: { quality: 'Lite' } }, action: `again:${job!.id}:l` },
    { label: { params: { quality: 'Studio' } }, action: `again:${job!.id}:s` },
  ]);
  const better = await ask({ ...press(`again:${job!.id}:s`), photo: photo() });
  expect(better.job).toMatchObject({
    quality: 'studio',
    payload: { dance: 'disco', seed: job!.payload.seed },
  });
});

test('a clip of the best quality offers no other', async () => {
  const { ask, queue, commands } = await scene(...QUALITIES);
  const { job } = await ask({ ...DISCO, quality: 'studio' });
  await queue.complete(await claimed(queue), jobResult());
  const done = await commands.describe((await queue.get(job!.id))!, null);
  expect(done.buttons.map(({ label }) => label.key)).not.toContain('button-in-quality');
});

test('the networks tell their step, and hours are told as hours', async () => {
  const { ask, queue } = await scene('studio');
  await ask(DISCO);
  const claim = await claimed(queue);
  const tell = async (etaMs: number, pass?: 'faces') => {
    const denoising = { step: 2, steps: 20, window: 3, windows: 6, ...(pass && { pass }) };
    const progress = { stage: 'frames', fraction: 0.1, etaMs, preview: null, denoising };
    await queue.heartbeat(claim, progress);
    return (await ask({ kind: 'status' })).text.slice(2);
  };
  const step = { key: 'stage-denoising', params: { step: 3, steps: 20 } };
  const left = (key: string, count: number) => ({ key: `time-left-${key}`, params: { count } });
  expect((await tell(720_000)).slice(0, 2)).toEqual([step, left('minutes', 12)]);
  expect((await tell(5_340_000))[1]).toEqual(left('minutes', 89));
  expect((await tell(5_400_000))[1]).toEqual(left('hours', 1.5));
  expect((await tell(3.9 * 3_600_000))[1]).toEqual(left('hours', 4));
  expect((await tell(720_000, 'faces'))[0]).toEqual({ ...step, key: 'stage-faces' });
});

test('every dance has room in a button beside its quality', () => {
  const id = unlikelyId('photo');
  for (const dance of listDances())
    for (const quality of QUALITIES)
      expect(writeAction('pick', '01234567', id, dance.id, letterOf(quality))).toContain(dance.id);
});

const PREVIEWS = { id: 'worker', qualities: ['preview'] as const };

function qualityActions({ buttons }: Reply): string[] {
  return buttons.map(({ action }) => action).filter((action) => action.includes('quality'));
}
