import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRgbImage, type RgbImage } from '../engine/core/image.ts';
import type { BodyLandmarks } from '../engine/core/landmarks.ts';
import { dilate } from '../engine/perception/dilate.ts';
import type { PerceptionModels } from '../engine/perception/models.ts';
import { perceive } from '../engine/perception/perceive.ts';
import { personMask } from '../engine/perception/person-mask.ts';
import { findPose } from '../engine/perception/pose.ts';
import { torsoLength } from '../engine/perception/verdict.ts';
import { buildPuppet } from '../engine/puppet/build-puppet.ts';
import { planDepthOrder } from '../engine/puppet/depth-order.ts';
import { renderFrame } from '../engine/puppet/render-frame.ts';
import { createRenderTools } from '../engine/render-tools.ts';
import { decodeVideo } from '../engine/video/decode-video.ts';
import { psnr, ssim } from './image-metrics.ts';

/**
 * Self-reenactment: the first frame of a clip is the photo, and the dancer's own landmarks in each
 * later frame are the pose. What comes out is held against the true frames; the still photo is the
 * baseline. The same detector makes and scores the joints, so PCK is optimistic; "true frames" says
 * how far.
 */
const { values } = parseArgs({
  options: {
    video: {
      type: 'string',
      default: fileURLToPath(new URL('../assets/samples/bench/dance.mp4', import.meta.url)),
    },
    fps: { type: 'string', default: '6' },
    height: { type: 'string', default: '512' },
  },
});
const JOINTS = [11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28] as const;
/** The person's region is widened by this many pixels, so that it holds the rim as well. */
const RIM_PX = 6;

interface TrueFrame {
  readonly image: RgbImage;
  readonly body: BodyLandmarks;
  readonly person: Uint8Array;
}

await main();

async function main(): Promise<void> {
  const tools = createRenderTools(process.env);
  const models = await tools.models();
  const truth = await readTruth(await tools.ffmpegPath(), models);
  const [first, ...later] = truth;
  if (first === undefined || later.length === 0) throw new Error('the clip shows nobody');
  const { width, height } = first.image;
  const startedAt = performance.now();
  const person = { ...(await perceive(first.image, models, { seed: 0 })), body: first.body };
  const puppet = buildPuppet(person);
  const preparedAt = performance.now();
  const order = planDepthOrder({ fps: Number(values.fps), frames: truth });
  const view = { scale: 1, x: 0, y: 0, width, height };
  const drawn = later.map(({ body }, i) => {
    const out = createRgbImage(width, height);
    renderFrame(puppet, { body }, view, person.plate, out, order[i + 1]);
    return out;
  });
  const drawnAt = performance.now();
  console.log(`${values.video}: ${later.length} frames of ${width}×${height} at ${values.fps} fps`);
  console.log(
    `preparation ${((preparedAt - startedAt) / 1000).toFixed(2)} s, drawing ${((drawnAt - preparedAt) / later.length).toFixed(1)} ms a frame, 1 run`,
  );
  console.log('method        PSNR full  person   SSIM full  person   PCK@0.1');
  await score(
    'still photo',
    later.map(() => first.image),
    later,
    models,
  );
  await score(
    'plate alone',
    later.map(() => person.plate),
    later,
    models,
  );
  await score('puppet', drawn, later, models);
  await score(
    'true frames',
    later.map(({ image }) => image),
    later,
    models,
  );
}

async function readTruth(ffmpegPath: string, models: PerceptionModels): Promise<TrueFrame[]> {
  const frames = decodeVideo(values.video, {
    ffmpegPath,
    fps: Number(values.fps),
    maxSeconds: 60,
    longSide: Number(values.height),
  });
  const truth: TrueFrame[] = [];
  for await (const image of frames) {
    const found = await findPose(image, models);
    if (found === null) continue;
    const { width, height } = image;
    const mask = Uint8Array.from(personMask(found, { width, height, scale: 1 }), (chance) =>
      chance > 0.5 ? 1 : 0,
    );
    truth.push({ image, body: found.body, person: dilate(mask, width, height, RIM_PX) });
  }
  return truth;
}

async function score(
  name: string,
  frames: readonly RgbImage[],
  truth: readonly TrueFrame[],
  models: PerceptionModels,
): Promise<void> {
  const rows: number[][] = [];
  for (const [i, frame] of frames.entries()) {
    const { image, person, body } = truth[i]!;
    rows.push([
      psnr(frame, image),
      psnr(frame, image, person),
      ssim(frame, image),
      ssim(frame, image, person),
      correctJoints((await findPose(frame, models))?.body, body),
    ]);
  }
  const mean = (column: number) => rows.reduce((sum, row) => sum + row[column]!, 0) / rows.length;
  const [full, person] = [mean(0).toFixed(2), mean(1).toFixed(2)];
  const rest = [2, 3, 4].map((column) => mean(column).toFixed(3));
  console.log(
    `${name.padEnd(13)} ${full.padStart(9)} ${person.padStart(7)} ${rest[0]!.padStart(11)} ${rest[1]!.padStart(7)} ${rest[2]!.padStart(9)}`,
  );
}

/** Share of the 12 body joints within 0.1 torso lengths of where they were wanted. */
function correctJoints(found: BodyLandmarks | undefined, wanted: BodyLandmarks): number {
  if (found === undefined) return 0;
  const limit = 0.1 * torsoLength(wanted);
  const distance = (joint: number) =>
    Math.hypot(
      found[joint * 4]! - wanted[joint * 4]!,
      found[joint * 4 + 1]! - wanted[joint * 4 + 1]!,
    );
  return JOINTS.filter((joint) => distance(joint) < limit).length / JOINTS.length;
}
