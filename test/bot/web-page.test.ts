import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { startWeb } from '../../bot/web/start-web.ts';
import type { Job } from '../../queue/job.ts';
import { eventually } from '../queue/contract/fixtures.ts';
import { startHandWorker } from './web/hand-worker.ts';
import { openDeps } from './web/open-web.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const PHOTO = fileURLToPath(new URL('../../assets/samples/person.jpg', import.meta.url));
const here = existsSync(CHROMIUM);

test.runIf(process.env.CI && !here)('a browser is there to try the page in', () => {
  expect.fail(`No Chromium at ${CHROMIUM}: install it, or name it in CHROMIUM.`);
});

test.skipIf(!here)(
  `a newcomer agrees, sends a photo, picks a dance, sees the clip, cancels another and asks again (needs ${CHROMIUM})`,
  async () => {
    const { page, complaints, queue, worker, tell } = await openPage();
    await page.locator('#welcome').waitFor();
    await page.locator('#all-dances .dance').nth(13).waitFor();
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
  },
);

/** The page in a browser of its own, with all that the console complains of. */
async function openPage() {
  const deps = await openDeps();
  const web = await startWeb({ host: '127.0.0.1', port: 0 }, deps);
  onTestFinished(() => web.stop());
  const worker = await startHandWorker(deps);
  const browser = await startBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage(viewOf(process.env.WEB_LOOK ?? ''));
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
  });
  await page.goto(web.url);
  const tell = async (id: string) => {
    const job = (await deps.queue.get(id)) as Job;
    const reply = await deps.commands.describe(job, null);
    await (job.state === 'rendering' ? web.show(job, reply) : web.deliver(job, reply));
  };
  return { page, complaints, queue: deps.queue, worker, tell };
}

async function first<T>(all: AsyncIterable<T>): Promise<T | null> {
  for await (const one of all) return one;
  return null;
}

function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

/** `WEB_LOOK=dark,phone` leaves screenshots in `out/web/`. */
function viewOf(look: string) {
  const phone = look.includes('phone');
  return {
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 860 },
    colorScheme: look.includes('dark') ? ('dark' as const) : ('light' as const),
    hasTouch: phone,
  };
}

async function look(page: Page, name: string): Promise<void> {
  const view = process.env.WEB_LOOK;
  if (!view) return;
  await page.waitForTimeout(900);
  await page.screenshot({ path: join('out/web', `${view.replace(',', '-')}-${name}.png`) });
}
