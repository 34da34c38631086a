import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { BenchError } from '../../../bench/quality/bench-error.ts';
import { clipFolder } from '../../../bench/quality/clips/clip-folder.ts';
import { dancedClips } from '../../../bench/quality/clips/danced-folder.ts';
import { fashionClips } from '../../../bench/quality/clips/fashion.ts';
import { tiktokClips } from '../../../bench/quality/clips/tiktok.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const OPTIONS = { ffmpegPath: 'unused', fps: 6, maxSeconds: 60, longSide: 32 };

describe('a folder of the TikTok dataset', () => {
  it('gives the test split, or every clip', async () => {
    const root = tempFolder();
    for (const id of ['00001', '00334', '00335', '00340', '00341'])
      await fill(join(root, id, 'images'), 1);
    mkdirSync(join(root, '00336', 'masks'), { recursive: true });
    expect(names(await tiktokClips(root, false))).toEqual(['00335', '00340']);
    expect(names(await tiktokClips(root, true))).toHaveLength(5);
  });

  it('gives every fifth picture for 6 of 30 a second, in order and scaled down', async () => {
    const root = tempFolder();
    await fill(join(root, '00335', 'images'), 12);
    const [clip] = await tiktokClips(root, false);
    const frames = await Array.fromAsync(clip!.frames(OPTIONS));
    expect(frames.map(({ data }) => data[0])).toEqual([0, 50, 100]);
    expect(frames[0]).toMatchObject({ width: 20, height: 32 });
    expect(await Array.fromAsync(clip!.frames({ ...OPTIONS, maxSeconds: 1 / 3 }))).toHaveLength(2);
  });

  it('is refused in words when it is laid out otherwise', async () => {
    const root = tempFolder();
    await fill(join(root, '00001', 'images'), 1);
    await expect(tiktokClips(root, false)).rejects.toThrow(/00335\/images to 00340\/images/);
    await expect(tiktokClips(join(root, 'none'), false)).rejects.toThrow(/There is no folder/);
  });
});

describe('a folder of people in dances of the project', () => {
  it('gives their pictures, and the poses in pixels of these', async () => {
    const root = tempFolder();
    await fill(join(root, 'person-2'), 3);
    const pose = Array.from({ length: 33 * 4 }, (_, i) => i);
    writeFileSync(join(root, 'person-2', 'poses.json'), JSON.stringify([pose, pose, pose]));
    const [clip] = await dancedClips(root);
    expect(clip!.name).toBe('person-2');
    const [first, ...others] = await Array.fromAsync(clip!.frames(OPTIONS));
    expect(others).toHaveLength(2);
    const poses = await clip!.poses!(OPTIONS);
    const { height } = await sharp(join(root, 'person-2', '1.png')).metadata();
    const scale = first!.height / height;
    expect(scale).toBeLessThan(1);
    expect(Array.from(poses[2]!.slice(4, 8))).toEqual([4 * scale, 5 * scale, 6 * scale, 7]);
  });

  it('is refused in words when its poses are missing, or none', async () => {
    const root = tempFolder();
    await expect(dancedClips(root)).rejects.toThrow(/Nobody dances/);
    await fill(join(root, 'a'), 1);
    const [clip] = await dancedClips(root);
    await expect(clip!.poses!(OPTIONS)).rejects.toThrow(/write_danced/);
    writeFileSync(join(root, 'a', 'poses.json'), '[[1, 2]]');
    await expect(clip!.poses!(OPTIONS)).rejects.toThrow(/holds no poses/);
  });
});

describe('a folder of UBC Fashion', () => {
  it('gives the videos of test, as its own script leaves them', async () => {
    const root = tempFolder();
    touch(root, 'fashion_test.txt', 'train/a.mp4', 'test/c.mp4', 'test/b.mp4', 'test/b.txt');
    expect(names(await fashionClips(root, false))).toEqual(['b.mp4', 'c.mp4']);
    expect(names(await fashionClips(root, true))).toEqual(['b.mp4', 'c.mp4', 'a.mp4']);
  });

  it('gives those of videos that the list names', async () => {
    const root = tempFolder();
    touch(root, 'videos/a.mp4', 'videos/91D+x.mp4');
    writeFileSync(
      join(root, 'fashion_test.txt'),
      'https://host/i/91D+x.mp4\r\nhttps://host/i/gone.mp4\r\n',
    );
    expect(names(await fashionClips(root, false))).toEqual(['91D+x.mp4']);
    expect(names(await fashionClips(root, true))).toEqual(['91D+x.mp4', 'a.mp4']);
  });

  it('is refused in words when it is neither', async () => {
    const root = tempFolder();
    await expect(fashionClips(root, false)).rejects.toThrow(/neither test\/\*\.mp4 nor videos/);
    touch(root, 'videos/a.mp4');
    await expect(fashionClips(root, false)).rejects.toThrow(/lacks fashion_test\.txt/);
  });
});

describe('any folder', () => {
  it('gives its videos and its folders of pictures', async () => {
    const root = tempFolder();
    touch(root, 'clip10.mp4', 'clip2.MOV', 'notes.txt', 'empty/readme.txt');
    await fill(join(root, 'frames'), 2);
    expect(names(await clipFolder(root))).toEqual(['clip2.MOV', 'clip10.mp4', 'frames']);
  });

  it('is refused in words when it has neither', async () => {
    await expect(clipFolder(tempFolder())).rejects.toThrow(BenchError);
  });
});

function names(clips: readonly { readonly name: string }[]): string[] {
  return clips.map(({ name }) => name);
}

/** Pictures 1.png, 2.png, … of 40 × 64 pixels, each 10 levels lighter than the one before. */
async function fill(folder: string, count: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < count; i++) {
    const background = { r: 10 * i, g: 0, b: 0 };
    const picture = sharp({ create: { width: 40, height: 64, channels: 3, background } });
    await picture.png().toFile(join(folder, `${i + 1}.png`));
  }
}

function touch(root: string, ...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), '');
  }
}
