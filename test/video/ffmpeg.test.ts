import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFfmpeg } from '../../engine/video/ffmpeg.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anydance-find-'));
  await writeFile(join(folder, 'ffmpeg'), '#!/bin/sh\n');
  await chmod(join(folder, 'ffmpeg'), 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('ANYDANCE_FFMPEG wins, then PATH, then the packaged program', async () => {
  const wanted = join(folder, 'ffmpeg');
  expect(await findFfmpeg({ ANYDANCE_FFMPEG: wanted, PATH: '/usr/bin' })).toBe(wanted);
  expect(await findFfmpeg({ PATH: ['/nowhere', folder].join(delimiter) })).toBe(wanted);
  expect(await findFfmpeg({ PATH: '/nowhere' })).toContain('@ffmpeg-installer');
});

test('a wanted ffmpeg that is not there is missing, not replaced by another', async () => {
  const wanted = { ANYDANCE_FFMPEG: join(folder, 'none'), PATH: folder };
  await expect(findFfmpeg(wanted)).rejects.toMatchObject({ code: 'ffmpeg-missing' });
});
