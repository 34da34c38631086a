import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QUALITIES } from '../../queue/job.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { eventually } from '../queue/contract/fixtures.ts';
import { CHROMIUM, hasChromium, startBrowser } from './web/browser.ts';
import { look, openPage } from './web/open-page.ts';

const PHOTO = fileURLToPath(new URL('../../assets/samples/person.jpg', import.meta.url));

/** What moves is waited for, which takes its time. */
const STILL = { reducedMotion: 'reduce' } as const;

test.runIf(process.env.CI && !hasChromium)('a browser is there to try the page in', () => {
  expect.fail(`No Chromium at ${CHROMIUM}: install it, or name it in CHROMIUM.`);
});

describe.skipIf(!hasChromium)(`in a browser (needs ${CHROMIUM})`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  test('a newcomer agrees, sends a photo, picks a dance, sees the clip, cancels another and asks again', async () => {
    const { page, complaints, queue, worker, tell } = await openPage(browser);
    await look(page, 'welcome');
    await page.locator('#file').setInputFiles(PHOTO);
    await page.locator('[data-action=agree]').click();
    await page.locator('.bubble .dance').first().waitFor();
    await look(page, 'menu');
    await page.locator('.bubble .dance[data-dance=disco]').click();
    await page.locator('[data-state=queued] [role=progressbar]').waitFor();

    const claim = await worker.take();
    await worker.show(claim, 0.42);
    await tell(claim.job.id);
    await page.locator('[aria-valuenow="42"]').waitFor();
    await page.locator('.frame').waitFor();
    await look(page, 'progress');
    await worker.finish(claim);
    await tell(claim.job.id);
    const playedTo = () => page.locator('video').evaluate((video) => video.currentTime as number);
    await eventually(async () => (await playedTo()) > 0.2);
    await look(page, 'result');

    await page.locator('[data-state=done] [data-action=again]').click();
    await page.locator('[data-state=queued] [data-action=cancel]').click();
    const cancelled = await eventually(() => first(queue.jobs({ states: ['cancelled'] })));
    await tell(cancelled.id);
    await page.locator('[data-state=cancelled]').waitFor();
    await page.locator('[data-state=cancelled] [data-action=again]').click();
    await page.locator('[data-state=queued]').waitFor();

    await page.reload();
    await page.locator('[data-state=done] video').waitFor();
    expect(await page.locator('.message[data-job]').count()).toBe(3);
    await page.locator('[data-state=done] [data-action=remove]').click();
    await page.locator('[data-state=done]').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  test('a quality is chosen in the menu and in the settings, and a preview is made better', async () => {
    const { page, complaints, worker, tell } = await openPage(browser, STILL, QUALITIES);
    await page.locator('#file').setInputFiles(PHOTO);
    await page.locator('[data-action=agree]').click();
    await page.getByText('Quality: Lite (better)', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Studio (best, slow)' }).press('Enter');
    await page.getByText('Quality: Studio (best, slow)', { exact: true }).waitFor();
    expect(await page.getByText('Quality: Lite (better)', { exact: true }).count()).toBe(0);
    await look(page, 'menu-quality');
    await page.getByRole('button', { name: 'Preview (quick)' }).click();
    await page.locator('.bubble .dance[data-dance=disco]').click();
    await page.locator('[data-state=queued]').waitFor();
    const claim = await worker.take();
    await worker.finish(claim);
    await tell(claim.job.id);
    await page.getByRole('button', { name: 'In quality Studio' }).waitFor();
    await look(page, 'result-quality');
    await page.getByRole('button', { name: 'In quality Studio' }).click();
    await page.locator('[data-state=queued]', { hasText: 'Disco · Studio: number 1' }).waitFor();
    const studio = await worker.take();
    expect(studio.job).toMatchObject({ quality: 'studio', payload: { dance: 'disco' } });
    const denoising = { step: 2, steps: 20, window: 3, windows: 6 };
    await worker.show(studio, 0.12, { etaMs: 720_000, denoising });
    await tell(studio.job.id);
    await page.locator('.message', { hasText: 'Step 3 of 20' }).waitFor();
    await look(page, 'progress-quality');
    await worker.draft(studio, 0.4);
    await tell(studio.job.id);
    const rendering = page.locator('[data-state=rendering]');
    await rendering.locator('video').waitFor();
    await rendering.getByText('To begin with, a quick version.').waitFor();
    expect(await rendering.locator('[data-action=cancel], [role=progressbar]').count()).toBe(2);
    expect(await rendering.getByRole('link').count()).toBe(0);
    await rendering.getByRole('button', { name: 'Play' }).click();
    await look(page, 'progress-draft');
    await fromMenu(page, 'settings');
    await page.getByRole('button', { name: 'Studio (best, slow)' }).last().click();
    await page.getByText('Quality: Studio (best, slow)', { exact: true }).waitFor();
    await look(page, 'settings-quality');
    expect(complaints).toEqual([]);
  });

  test('it all goes by keyboard, the focus is seen and never lost, and everything has a name', async () => {
    const { page, complaints } = await openPage(browser, STILL);
    const walk: string[] = [];
    for (let i = 0; i < 18; i++) {
      await page.keyboard.press('Tab');
      walk.push(await focused(page));
    }
    expect([walk[0], walk[1], walk[16], walk[17]]).toEqual([
      'More',
      'Drop, paste or pick a photo',
      'Drop, paste or pick a photo',
      'Pick a photo',
    ]);
    expect(await page.locator(':focus-visible').evaluate(outlineOf)).toBe('3px');
    expect(await nameless(page)).toEqual([]);

    await page.locator('#all-dances .dance[data-dance=wave]').press('Enter');
    expect(await page.locator('#chosen span').textContent()).toBe('Wave');
    expect(await focused(page)).toBe('Drop, paste or pick a photo');
    await page.locator('#file').setInputFiles(PHOTO);
    await page.locator('[data-action=agree]').press('Enter');
    await page.locator('[data-state=queued]').waitFor();
    await eventually(async () => (await focused(page)) === 'anydance');
    const spoken = page.locator('#announcer[role=status][aria-live=polite]');
    expect(await spoken.textContent()).toBe('Wave: number 1 in line');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Cancel');
    expect(await nameless(page)).toEqual([]);

    await page.locator('#more-button').press('Space');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Dances');
    await page.keyboard.press('Escape');
    expect(await page.locator('#more').isVisible()).toBe(false);
    expect(await focused(page)).toBe('More');
    expect(complaints).toEqual([]);
  });

  test('a photo is dropped or pasted, settings change where they are, and erasing asks first', async () => {
    const { page, complaints, queue } = await openPage(browser, STILL);
    await handIn(page, 'drop');
    await page.locator('[data-action=agree]').click();
    await page.locator('.bubble .dance[data-dance=dab]').click();
    await page.locator('[data-state=queued]').waitFor();
    await handIn(page, 'paste');
    await page.locator('.bubble .dance[data-dance=robot]:visible').waitFor();
    await page.locator('#file').setInputFiles(largePhoto());
    await page.locator('.message', { hasText: '30 MB is the limit' }).waitFor();

    await fromMenu(page, 'settings');
    await page.getByRole('button', { name: 'Square' }).click();
    await page.getByText('Shape: Square', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.locator('#tagline:text("Nichts")').waitFor();
    expect(await page.locator('.message', { hasText: 'Format:' }).count()).toBe(1);
    await look(page, 'settings');

    await fromMenu(page, 'dances');
    await page.locator('.message').last().locator('.dance[data-dance=twist]').click();
    expect(await page.locator('#chosen span').textContent()).toBe('Twist');

    await fromMenu(page, 'privacy');
    await page.locator('.bubble [data-action=erase]').click();
    expect(await focused(page)).toBe('Behalten');
    await look(page, 'erase');
    await page.keyboard.press('Escape');
    expect(await Array.fromAsync(queue.jobs())).toHaveLength(1);
    await page.locator('.bubble [data-action=erase]').click();
    await page.locator('dialog [value=yes]').click();
    await eventually(async () => (await page.locator('.message').count()) === 1);
    expect(await Array.fromAsync(queue.jobs())).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('after a restart it shows what became of a job; nothing moves where that is not wanted', async () => {
    const { page, worker, tell, restart } = await openPage(browser, STILL);
    await page.locator('#file').setInputFiles(PHOTO);
    await page.locator('[data-action=agree]').click();
    await page.locator('.bubble .dance[data-dance=dab]').click();
    await page.locator('[data-state=queued]').waitFor();
    const claim = await worker.take();
    await worker.show(claim, 0.1);
    await tell(claim.job.id);
    await page.locator('[aria-valuenow="10"]').waitFor();
    await restart(async () => {
      await page.locator('#offline').waitFor();
      await worker.finish(claim);
    });
    await page.locator('[data-state=done] video').waitFor();
    await page.locator('#offline').waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.getAnimations().length')).toBe(0);
    expect(await page.locator('video').evaluate((video) => video.paused)).toBe(true);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
  });
});

async function first<T>(all: AsyncIterable<T>): Promise<T | null> {
  for await (const one of all) return one;
  return null;
}

function largePhoto(): string {
  const path = join(tempFolder(), 'large.jpg');
  writeFileSync(path, '');
  truncateSync(path, 31e6);
  return path;
}

async function fromMenu(page: Page, ask: string): Promise<void> {
  await page.locator('#more-button').click();
  await page.locator(`[data-ask=${ask}]`).click();
  await page.locator('.thinking').waitFor({ state: 'detached' });
}

/** What a screen reader would say of the focused element; nothing where none has the focus. */
function focused(page: Page): Promise<string> {
  return page
    .locator(':focus')
    .evaluateAll(([at]) => at?.ariaLabel ?? at?.textContent?.trim() ?? '');
}

function outlineOf(element: { computedStyleMap(): Map<string, unknown> }): string {
  return String(element.computedStyleMap().get('outline-width'));
}

const NAMED = ['button', 'link', 'image', 'progressbar', 'dialog', 'form', 'list'];

/** The roles that must have a name and have none, in the tree that screen readers get. */
async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ ignored, role }) => !ignored && NAMED.includes(role?.value))
    .filter(({ name }) => !name?.value)
    .map(({ role }) => role?.value);
}

/** As the browser tells it of a picture from another program. */
async function handIn(page: Page, how: 'drop' | 'paste'): Promise<void> {
  const event = how === 'drop' ? 'DragEvent' : 'ClipboardEvent';
  const bytes = JSON.stringify([...readFileSync(PHOTO)]);
  await page.evaluate(`{
    const given = new DataTransfer();
    given.items.add(new File([new Uint8Array(${bytes})], 'me.jpg', { type: 'image/jpeg' }));
    const options = { bubbles: true, cancelable: true, dataTransfer: given, clipboardData: given };
    document.body.dispatchEvent(new ${event}('${how}', options));
  }`);
}
