import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { startWeb } from '../../../bot/web/start-web.ts';
import type { Job, Quality } from '../../../queue/job.ts';
import { startHandWorker } from './hand-worker.ts';
import { openDeps } from './open-web.ts';

/** The page for a newcomer, with all that the console complains of and all that it asks of others. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
  qualities: readonly Quality[] = ['preview'],
) {
  const deps = await openDeps();
  let web = await startWeb({ host: '127.0.0.1', port: 0 }, deps);
  onTestFinished(() => web.stop());
  const { url } = web;
  const worker = await startHandWorker(deps, { id: 'hand', qualities });
  const context = await browser.newContext({ ...viewOf(process.env.WEB_LOOK ?? ''), ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints = listenTo(page, url);
  await page.goto(url);
  await page.locator('#all-dances .dance').nth(13).waitFor();
  const tell = async (id: string) => {
    const job = (await deps.queue.get(id)) as Job;
    const reply = await deps.commands.describe(job, null);
    await (job.state === 'rendering' ? web.show(job, reply) : web.deliver(job, reply));
  };
  /** The bot goes, something happens, and it comes again at the same address. */
  const restart = async (meanwhile: () => Promise<unknown>) => {
    await web.stop();
    await meanwhile();
    web = await startWeb({ host: '127.0.0.1', port: Number(new URL(url).port) }, deps);
  };
  return { page, complaints, queue: deps.queue, worker, tell, restart };
}

function listenTo(page: Page, url: string): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
  });
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(url))
      complaints.push(`outside: ${request.url()}`);
  });
  return complaints;
}

/** `WEB_LOOK=dark,phone` leaves screenshots in `out/web/`. */
function viewOf(look: string): BrowserContextOptions {
  const phone = look.includes('phone');
  return {
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 860 },
    colorScheme: look.includes('dark') ? 'dark' : 'light',
    hasTouch: phone,
  };
}

export async function look(page: Page, name: string): Promise<void> {
  const view = process.env.WEB_LOOK;
  if (!view) return;
  await page.waitForTimeout(900);
  await page.screenshot({ path: join('out/web', `${view.replace(',', '-')}-${name}.png`) });
}
