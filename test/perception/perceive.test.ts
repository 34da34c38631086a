import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { createRgbImage, type RgbImage } from '../../engine/core/image.ts';
import { BODY, type BodyLandmarks } from '../../engine/core/landmarks.ts';
import { findPerson } from '../../engine/perception/find-person.ts';
import { loadPhoto } from '../../engine/perception/load-photo.ts';
import { lookClosely } from '../../engine/perception/look-closely.ts';
import { loadPerceptionModels, type PerceptionModels } from '../../engine/perception/models.ts';
import { perceive } from '../../engine/perception/perceive.ts';
import { findPose } from '../../engine/perception/pose.ts';
import { trackDancer } from '../../engine/perception/track-dancer.ts';
import { decodeVideo } from '../../engine/video/decode-video.ts';
import { findFfmpeg } from '../../engine/video/ffmpeg.ts';

const sample = (name: string) =>
  fileURLToPath(new URL(`../../assets/samples/${name}`, import.meta.url));
let models: PerceptionModels;
beforeAll(async () => {
  models = await loadPerceptionModels();
});

async function photoOf(name: string): Promise<RgbImage> {
  return (await loadPhoto(sample(name))).photo;
}

/** The sample person at several heights, side by side on a grey wall. */
async function people(...heights: readonly number[]): Promise<RgbImage> {
  const width = 320 * heights.length;
  const composed = await Promise.all(
    heights.map(async (height, i) => ({
      input: await sharp(sample('person.jpg')).resize({ height }).png().toBuffer(),
      left: 320 * i + 40,
      top: 640 - height,
    })),
  );
  const data = await sharp({ create: { width, height: 640, channels: 3, background: '#b9b2aa' } })
    .composite(composed)
    .removeAlpha()
    .raw()
    .toBuffer();
  return { width, height: 640, data };
}

/** How many pixels of a region are the green of the sample person's shirt. */
function greenIn({ data }: RgbImage, region: (i: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < data.length / 3; i++) {
    const [r, g, b] = [data[i * 3]!, data[i * 3 + 1]!, data[i * 3 + 2]!];
    if (region(i) && g > r + 30 && g > b + 5) count++;
  }
  return count;
}

test('a standing person is found whole, and the plate keeps no ghost of them', async () => {
  const person = await perceive(await photoOf('person.jpg'), models);
  expect(person.framing).toBe('full');
  expect(person.notes).toEqual([]);
  expect(person.leftHand).not.toBeNull();
  expect(person.rightHand).not.toBeNull();
  expect(person.face).not.toBeNull();
  const inMatte = (i: number) => person.matte.data[i]! > 127;
  expect(greenIn(person.photo, inMatte)).toBeGreaterThan(10_000);
  expect(greenIn(person.plate, inMatte)).toBeLessThan(200);
});

async function seenTwice(
  picture: RgbImage,
): Promise<{ once: BodyLandmarks; closely: BodyLandmarks }> {
  const found = await findPose(picture, models);
  return { once: found!.body, closely: await lookClosely(picture, await models.body(), found!) };
}

/** Mean distance of the limbs' landmarks, pixels, to those of the same person in a mirror. */
function apart(body: BodyLandmarks, mirrored: BodyLandmarks, width: number): number {
  const lengths: number[] = [];
  for (let index: number = BODY.leftShoulder; index <= BODY.rightAnkle; index++) {
    // Left landmarks have odd numbers, and the right one is the next.
    const other = index % 2 === 1 ? index + 1 : index - 1;
    const [x, y] = body.subarray(index * 4);
    lengths.push(Math.hypot(x! - (width - mirrored[other * 4]!), y! - mirrored[other * 4 + 1]!));
  }
  return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
}

/** The anime figure is seen from behind in some looks, which must not tear it between the two. */
test.each(['person.jpg', 'half-body.jpg', 'cartoon.png', 'anime.png'])(
  'looked at closely, %s has the same joints in a mirror, more than at a glance',
  async (name) => {
    const picture = sharp(sample(name)).resize({ height: 640 }).removeAlpha();
    const [own, mirrored] = await Promise.all(
      [picture, picture.clone().flop()].map(async (one) => {
        const { data, info } = await one.raw().toBuffer({ resolveWithObject: true });
        return { width: info.width, height: info.height, data };
      }),
    );
    const [here, there] = [await seenTwice(own!), await seenTwice(mirrored!)];
    const glance = apart(here.once, there.once, own!.width);
    expect(apart(here.closely, there.closely, own!.width)).toBeLessThan(glance);
  },
);

test('a portrait to the hips is a half body', async () => {
  const person = await perceive(await photoOf('half-body.jpg'), models);
  expect(person.framing).toBe('half');
  expect(person.notes).toEqual(['half-body']);
});

test.each([
  ['anime.png', {}, []],
  ['cartoon.png', {}, []],
  ['person.jpg', { top: 0.12 }, ['head-cut-off']],
  ['person.jpg', { right: 0.38 }, ['hands-cut-off']],
  ['half-body.jpg', { top: 0.15 }, ['half-body', 'head-cut-off']],
  ['half-body.jpg', { bottom: 0.4 }, ['half-body', 'hands-cut-off']],
] as const)('%s without %o of its sides: %o', async (name, sides, notes) => {
  const { width, height, data } = await photoOf(name);
  const { top = 0, right = 0, bottom = 0 } = sides as Partial<Record<string, number>>;
  const part = {
    left: 0,
    top: Math.round(top * height),
    width: Math.round((1 - right) * width),
    height: Math.round((1 - top - bottom) * height),
  };
  const raw = { width, height, channels: 3 } as const;
  const cut = await sharp(data, { raw }).extract(part).raw().toBuffer();
  expect((await findPerson({ ...part, data: cut }, models)).notes).toEqual(notes);
});

test('of four people the largest dances, and it is said that there were several', async () => {
  const photo = await people(400, 420, 620, 380);
  const person = await perceive(photo, models);
  expect(person.notes).toContain('several-people');
  const nose = person.body[BODY.nose * 4]!;
  expect(nose).toBeGreaterThan(640);
  expect(nose).toBeLessThan(960);
});

test('of two who stand close, whom the detector takes for one, both are seen', async () => {
  const parts = await Promise.all(
    ['person.jpg', 'bench/photo.png'].map(async (name, i) => {
      const upright = await sharp(sample(name)).resize({ width: 427, height: 640 }).toBuffer();
      const middle = { left: 145, top: 0, width: 137, height: 640 };
      return { input: await sharp(upright).extract(middle).toBuffer(), left: 137 * i, top: 0 };
    }),
  );
  const data = await sharp({ create: { width: 274, height: 640, channels: 3, background: '#000' } })
    .composite(parts)
    .removeAlpha()
    .raw()
    .toBuffer();
  const { notes } = await findPerson({ width: 274, height: 640, data }, models);
  expect(notes).toContain('several-people');
});

test('someone far away is too small', async () => {
  const small = await sharp(sample('person.jpg')).resize({ height: 64 }).png().toBuffer();
  const data = await sharp({
    create: { width: 640, height: 640, channels: 3, background: '#b9b2aa' },
  })
    .composite([{ input: small, left: 300, top: 500 }])
    .removeAlpha()
    .raw()
    .toBuffer();
  const refused = perceive({ width: 640, height: 640, data }, models);
  await expect(refused).rejects.toMatchObject({ code: /person-(too-small|none)/ });
});

test('a dancer is followed through a video, in time', async () => {
  const ffmpegPath = await findFfmpeg(process.env);
  const video = sample('bench/dance.mp4');
  const frames = decodeVideo(video, { ffmpegPath, fps: 6, maxSeconds: 2, longSide: 384 });
  const track = await trackDancer(frames, 6, models);
  expect(track.fps).toBe(6);
  expect(track.frames).toHaveLength(12);
  const wrists = track.frames.map(({ body }) => body[BODY.leftWrist * 4 + 1]!);
  expect(Math.max(...wrists) - Math.min(...wrists)).toBeGreaterThan(20);
});

test('a video of nobody is no driver', async () => {
  async function* empty() {
    for (let i = 0; i < 6; i++) yield createRgbImage(160, 160);
  }
  await expect(trackDancer(empty(), 6, models)).rejects.toMatchObject({ code: 'driver-no-person' });
});
