import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFfmpeg } from '../../../engine/video/ffmpeg.ts';
import { probeVideo } from '../../../engine/video/probe-video.ts';
import { REAL_WORKER, startWorker } from '../../worker/start-worker.ts';
import { person } from '../fakes/discord/person.ts';
import { clipOf, customId, find, labels, openScene, PHOTO } from './scene.ts';
import { until } from './start-bot.ts';

const UPLOAD_LIMIT = 300_000;

test('first use, agree, photo, menu, progress, and the MP4 of the real render, within the limit', async () => {
  const { server, folder } = await openScene();
  const bea = person(server, 'bea', { attachmentLimit: UPLOAD_LIMIT });
  startWorker(REAL_WORKER, { DATA_DIR: folder, WORKER_QUALITIES: 'preview' });
  const asked = bea.command('dance', { photo: bea.attachment('me.jpg', PHOTO) });
  const terms = await until(() => find(server, 'agree:'));
  expect(terms.ephemeral).toBe(true);
  bea.press(terms, customId(terms, 'agree:'));
  const menu = await until(() => find(server, 'pick:'));
  expect(menu.ephemeral).toBe(false);
  const picked = bea.choose(menu, 'menu', customId(menu, 'pick:', 'disco'));
  const clip = await until(() => clipOf(server, picked), 200_000);
  expect(clip.byteLength).toBeLessThanOrEqual(UPLOAD_LIMIT);
  expect(await probed(clip, folder)).toMatchObject({ width: 512, height: 768 });
  expect(menu.message.content).toContain('Disco');
  expect(labels(menu)).toEqual(['Again', 'Other dance', 'Delete', 'Report']);
  expect(asked.answeredAt).not.toBeNull();
  expect(server.state.faults).toEqual([]);
});

async function probed(clip: Uint8Array, folder: string) {
  const path = join(folder, 'received.mp4');
  writeFileSync(path, clip);
  return probeVideo(path, { ffmpegPath: await findFfmpeg(process.env) });
}
