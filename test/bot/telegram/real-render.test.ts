import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findFfmpeg } from '../../../engine/video/ffmpeg.ts';
import { probeVideo } from '../../../engine/video/probe-video.ts';
import { REAL_WORKER } from '../../worker/start-worker.ts';
import { person, posted } from '../fakes/telegram-people.ts';
import { openTelegramDesk } from './telegram-desk.ts';

const PERSON = fileURLToPath(new URL('../../../assets/samples/person.jpg', import.meta.url));

test('a real photo comes back as a video that dances and plays', async () => {
  const desk = await openTelegramDesk({
    dances: [{ id: 'robot', name: 'Robot', bpm: 100, seconds: 4 }],
  });
  const ann = person(desk.server);
  await desk.users.update(`telegram:${ann.party.id}`, { consentVersion: 1 });
  await desk.startBot();
  desk.startWorker(REAL_WORKER);
  ann.sendsPhoto(readFileSync(PERSON), { caption: '/dance robot', asFile: true });
  const clip = await desk.server.until(() =>
    posted(desk.server, ann.party.id).find(({ video }) => video),
  );
  const { file_id, ...told } = clip.video as {
    file_id: string;
    width: number;
    height: number;
    thumbnail: object;
  };
  const path = join(desk.folder, 'received.mp4');
  writeFileSync(path, desk.server.world.files.get(file_id)!);
  const facts = await probeVideo(path, { ffmpegPath: await findFfmpeg(process.env) });
  expect(told).toMatchObject({ width: facts.width, height: facts.height });
  // Portrait 2:3, as large as Telegram takes it.
  expect(told.thumbnail).toMatchObject({ width: 213, height: 320 });
  expect(facts.seconds).toBeGreaterThan(1);
  expect(desk.server.problems).toEqual([]);
});
