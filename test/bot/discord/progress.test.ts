import { expect, test, vi } from 'vitest';
import type { Claim } from '../../../queue/job-queue.ts';
import type { MediaKey } from '../../../queue/media-store.ts';
import { inChunks } from '../../queue/chunks.ts';
import { claimed, PREVIEWS } from '../../queue/contract/fixtures.ts';
import { jobResult } from '../../queue/new-job.ts';
import type { StoredMessage } from '../fakes/discord/discord-state.ts';
import type { DiscordRequest } from '../fakes/discord-server.ts';
import { holdClock, labels, openScene } from './scene.ts';
import { until } from './start-bot.ts';

type Bot = Awaited<ReturnType<typeof openScene>>['bot'];

/** Between two edits of one message, as the surface promises. */
const EVERY_MS = 3000;
const STEPS = 10;

test('a message shows stage, bar, time left and a frame, edited no oftener than every 3 s', async () => {
  const edits: number[] = [];
  const { server, bot, danced } = await openScene({ heard: (asked) => note(asked, edits) });
  holdClock();
  const status = await danced();
  const claim = await claimed(bot.queue);
  edits.length = 0;
  const begun = performance.now();
  for (let shown = 1; shown <= 3; shown++) {
    const preview = await frame(bot, `frame ${shown}`);
    for (let step = 0; step < STEPS; step++) {
      await beat(bot, claim, { fraction: (shown + step / STEPS) / 5, preview });
      await vi.advanceTimersByTimeAsync(EVERY_MS / STEPS);
    }
    await until(() => edits.length >= shown);
    await until(() => pictureOf(server, status) === `frame ${shown}`);
    expect(status.message.content).toMatch(/Disco.*▰+▱+ \d+/su);
    expect(labels(status)).toEqual(['Cancel']);
  }
  expect(edits.length).toBeLessThanOrEqual((performance.now() - begun) / EVERY_MS + 1);
  expect(server.state.faults).toEqual([]);
});

test('a frame that is there already is not sent again, and gives way to the clip', async () => {
  const uploads: number[] = [];
  const { server, bot, danced } = await openScene({ heard: (asked) => noteFiles(asked, uploads) });
  holdClock();
  const status = await danced();
  const claim = await claimed(bot.queue, PREVIEWS);
  const preview = await frame(bot, 'the frame');
  for (const percent of [20, 40, 60]) {
    await beat(bot, claim, { fraction: percent / 100, preview });
    await vi.advanceTimersByTimeAsync(EVERY_MS);
    await until(() => status.message.content.includes(String(percent)));
    expect(pictureOf(server, status)).toBe('the frame');
  }
  expect(uploads).toEqual([1]);
  const clip = await bot.media.put('clip', inChunks('a clip'));
  await bot.queue.complete(claim, jobResult({ clip }));
  await until(() => pictureOf(server, status) === 'a clip');
  expect(status.message.attachments).toHaveLength(1);
  expect(labels(status)).toEqual(['Again', 'Other dance', 'Delete', 'Report']);
  expect(server.state.faults).toEqual([]);
});

test('a quick first version plays in the message until the clip is there', async () => {
  const { server, bot, danced } = await openScene();
  holdClock();
  const status = await danced();
  const claim = await claimed(bot.queue, PREVIEWS);
  const preview = await bot.media.put('clip', inChunks('a draft'));
  await beat(bot, claim, { fraction: 0.4, preview });
  await vi.advanceTimersByTimeAsync(EVERY_MS);
  await until(() => pictureOf(server, status) === 'a draft');
  expect(status.message.attachments).toMatchObject([{ filename: 'preview.mp4' }]);
  expect(status.message.content).toContain('To begin with, a quick version.');
  const clip = await bot.media.put('clip', inChunks('a clip'));
  await bot.queue.complete(claim, jobResult({ clip }));
  await until(() => pictureOf(server, status) === 'a clip');
  expect(status.message.attachments).toHaveLength(1);
  expect(server.state.faults).toEqual([]);
});

test('progress goes on by the bot’s own token once that of the asker is dead', async () => {
  const edits: string[] = [];
  const { server, bot, danced } = await openScene({
    heard: ({ key }) => void (key.startsWith('PATCH') && edits.push(key)),
  });
  holdClock();
  const status = await danced();
  const claim = await claimed(bot.queue);
  server.state.now += 16 * 60_000;
  await beat(bot, claim, { fraction: 0.5, preview: null });
  await vi.advanceTimersByTimeAsync(EVERY_MS);
  await until(() => status.message.content.includes('50'));
  expect(edits.at(-1)).toBe('PATCH /channels/:channel/messages/:message');
  expect(server.state.faults).toEqual([]);
});

function note({ key }: DiscordRequest, edits: number[]): void {
  if (key.startsWith('PATCH')) edits.push(performance.now());
}

function noteFiles({ body }: DiscordRequest, uploads: number[]): void {
  if (body.files.size > 0) uploads.push(body.files.size);
}

function frame({ media }: Bot, words: string): Promise<MediaKey> {
  return media.put('preview', inChunks(words));
}

async function beat(
  { queue }: Bot,
  claim: Claim,
  now: { readonly fraction: number; readonly preview: MediaKey | null },
): Promise<void> {
  await queue.heartbeat(claim, { stage: 'frames', etaMs: 20_000, ...now });
}

function pictureOf(
  { state }: Awaited<ReturnType<typeof openScene>>['server'],
  { message }: StoredMessage,
): string {
  return Buffer.from(state.files.get(message.attachments[0]?.url ?? '') ?? []).toString();
}
