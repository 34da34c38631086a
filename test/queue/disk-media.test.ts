import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openDiskMedia } from '../../queue/disk/disk-media.ts';
import { canMountDisk, runInDisk } from '../helpers/in-small-disk.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { inChunks } from './chunks.ts';
import { describeMediaStore } from './media-store-contract.ts';

const FILLER = fileURLToPath(new URL('./put-until-refused.ts', import.meta.url));

describeMediaStore('disk', async () => {
  const folder = join(tempFolder(), 'media');
  return { media: await openDiskMedia(folder), files: () => allFiles(folder) };
});

describe('the media store on disk', () => {
  test.skipIf(process.platform === 'win32')('lets only its owner read', async () => {
    const folder = join(tempFolder(), 'media');
    const media = await openDiskMedia(folder);
    const key = await media.put('photo', inChunks('x'));
    expect(statSync(join(folder, key)).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'photo')).mode & 0o777).toBe(0o700);
  });

  test('removes the partial files of dead writers, and nothing else', async () => {
    const folder = tempFolder();
    const media = await openDiskMedia(folder);
    const key = await media.put('clip', inChunks('x'));
    const [old, fresh] = ['a', 'b'].map((digit) => `.${digit.repeat(32)}.partial`);
    for (const name of [old!, fresh!, 'notes']) writeFileSync(join(folder, 'clip', name), 'x');
    for (const path of [join('clip', old!), join('clip', 'notes'), key])
      utimesSync(join(folder, path), 0, 0);
    expect(await media.removePartials(60_000)).toBe(1);
    expect(readdirSync(join(folder, 'clip')).sort()).toEqual([fresh, key.slice(5), 'notes'].sort());
  });

  test('does not list what others put into its folder', async () => {
    const folder = tempFolder();
    const media = await openDiskMedia(folder);
    writeFileSync(join(folder, 'clip', 'notes'), 'x');
    expect(await Array.fromAsync(media.list())).toEqual([]);
  });

  test('says so when its place is no folder', async () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, 'x');
    await expect(openDiskMedia(join(file, 'media'))).rejects.toMatchObject({
      code: 'store-not-writable',
      params: { place: join(file, 'media') },
    });
  });

  test.skipIf(!canMountDisk)('says so when the disk is full, and leaves no half file', () => {
    const refusal = fillDisk('', 'size=128k');
    expect(refusal.code).toBe('store-full');
    expect(refusal.kept).toBeGreaterThan(0);
    expect(refusal.files).toBe(refusal.kept);
  });

  test.skipIf(!canMountDisk)('says so when it cannot make its folders', () => {
    expect(fillDisk('mount -o remount,ro /mnt && ')).toMatchObject({ code: 'store-not-writable' });
  });

  test.skipIf(!canMountDisk)('says so when its folders are read-only', () => {
    const folders = ['photo', 'driver', 'clip', 'preview'].map((kind) => `/mnt/${kind}`).join(' ');
    expect(fillDisk(`mkdir ${folders} && mount -o remount,ro /mnt && `)).toEqual({
      code: 'store-not-writable',
      kept: 0,
      files: 0,
    });
  });
});

interface Refusal {
  readonly code: string;
  readonly kept: number;
  readonly files: number;
}

/** What the store says after `prepare`, once a small disk takes no more. */
function fillDisk(prepare: string, options = 'size=64k'): Refusal {
  const { stdout, stderr } = runInDisk(`${prepare}${process.execPath} ${FILLER} /mnt`, options);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Refusal;
}

function allFiles(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}
