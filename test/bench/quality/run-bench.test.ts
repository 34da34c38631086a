import { beforeAll, describe, expect, it } from 'vitest';
import { builtInClips, builtInPhotos } from '../../../bench/quality/clips/built-in.ts';
import type { Clip } from '../../../bench/quality/clips/clip.ts';
import { openFaceNetwork } from '../../../bench/quality/face/face-network.ts';
import type { Judges } from '../../../bench/quality/judges.ts';
import { createLook } from '../../../bench/quality/look.ts';
import { blurred } from '../../../bench/quality/methods/blurred.ts';
import { puppet } from '../../../bench/quality/methods/puppet.ts';
import { stillPhoto } from '../../../bench/quality/methods/still-photo.ts';
import { l1 } from '../../../bench/quality/metrics/l1.ts';
import {
  type BenchRun,
  type BenchTools,
  type Casting,
  countSteps,
  runBench,
} from '../../../bench/quality/run-bench.ts';
import { loadPerceptionModels } from '../../../engine/perception/models.ts';
import { findFfmpeg } from '../../../engine/video/ffmpeg.ts';
import { flat } from './pictures.ts';

const METHODS = [stillPhoto, puppet, blurred(puppet, 2)];
const steps: string[] = [];
/** They judge by plain numbers. */
const JUDGES: Judges = {
  lpips: async (a, b) => l1(a, b) / 255,
  lpipsPublished: null,
  describeClips: async (frames) => frames.map(({ data }) => Float32Array.from(data.subarray(0, 2))),
  missing: ['VGG: fetch it.'],
};
let tools: BenchTools;

beforeAll(async () => {
  const models = await loadPerceptionModels();
  tools = {
    models,
    look: createLook(models, await openFaceNetwork()),
    judges: JUDGES,
    frames: { ffmpegPath: await findFfmpeg(process.env), fps: 3, maxSeconds: 2, longSide: 384 },
    methods: METHODS,
    progress: { step: (what) => steps.push(what), end: () => {} },
  };
});

describe('a run of the bench', () => {
  it('measures a clip that re-enacts itself: the puppet comes nearer than the still photo', async () => {
    const run = await runBench([SELF], tools);
    const scores = scoresOf(run);
    const { 'still photo': still, puppet: moved, 'true frames': truth } = scores;
    expect(moved!.psnrPerson).toBeGreaterThan(still!.psnrPerson! + 2);
    expect(moved!.pck).toBeGreaterThan(0.95);
    expect(still!.pck).toBeLessThan(0.8);
    expect(moved!.motion).toBeLessThan(still!.motion!);
    expect(still).toMatchObject({ flicker: 0, face: 0 });
    expect(moved!.psnrUint8).toBeGreaterThan(moved!.psnr! + 5);
    expect(Object.keys(truth!)).toEqual(['face', 'flicker']);
    expect(moved!.lpips).toBeCloseTo(moved!.l1! / 255, 10);
    expect(run.fvd!.methods).toEqual([
      { method: 'still photo', fvd: expect.any(Number) },
      { method: 'puppet', fvd: expect.any(Number) },
    ]);
    expect(run.fvd!.clips).toBeGreaterThan(2);
    expect(run.notInstalled).toEqual(['VGG: fetch it.']);
    const looked = Object.keys(moved!).filter((key) => key !== 'pck' && key !== 'face');
    expect(Object.keys(scores['puppet, blur 2']!).sort()).toEqual(looked.sort());
    expect(steps.splice(0)).toHaveLength(countSteps([SELF], METHODS));
  });

  it('measures a dance of which the poses are known, if every frame has one', async () => {
    const frames = await Array.fromAsync(SELF.clip.frames(tools.frames));
    const sights = await Promise.all(frames.map((frame) => tools.look(frame)));
    const poses = sights.map((sight) => sight!.body);
    const known = (some: typeof poses): Casting => ({
      ...SELF,
      clip: {
        name: 'known',
        async *frames() {
          yield* frames;
        },
        poses: async () => some,
      },
    });
    const run = await runBench([known(poses), known(poses.slice(1))], tools);
    expect(run.results[0]!.frames).toBe(frames.length - 1);
    expect(scoresOf(run).puppet!.psnrPerson).toBeGreaterThan(
      scoresOf(run)['still photo']!.psnrPerson! + 2,
    );
    expect(run.leftOut).toEqual([expect.stringContaining('not seen in every frame')]);
  });

  it("measures somebody in another's dance without any truth", async () => {
    const photo = builtInPhotos()[0]!;
    const run = await runBench([{ name: 'cross', photo, clip: builtInClips()[0]! }], tools);
    const scores = scoresOf(run);
    expect(run.fvd).toBeNull();
    expect(Object.keys(scores)).toEqual(['still photo', 'puppet']);
    expect(Object.keys(scores.puppet!).sort()).toEqual(['face', 'flicker', 'pck']);
    expect(scores.puppet!.pck).toBeGreaterThan(scores['still photo']!.pck! + 0.2);
    expect(scores.puppet!.face).toBeLessThan(0.6);
  });

  it('leaves out a clip with nobody, and says so', async () => {
    const empty: Clip = {
      name: 'wall.mp4',
      async *frames() {
        for (let i = 0; i < 5; i++) yield flat(128);
      },
    };
    const run = await runBench([{ name: 'wall.mp4', photo: null, clip: empty }], tools);
    expect(run).toEqual({
      results: [],
      fvd: null,
      notInstalled: ['VGG: fetch it.'],
      leftOut: ['wall.mp4: No dancer is seen for 4 frames in a row.'],
    });
  });
});

const SELF: Casting = { name: 'self', photo: null, clip: builtInClips()[0]! };

function scoresOf({ results }: BenchRun) {
  return Object.fromEntries(results[0]!.methods.map(({ method, scores }) => [method, scores]));
}
