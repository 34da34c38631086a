import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BODY } from '../../engine/core/landmarks.ts';
import { type Bvh, type BvhJoint, parseBvh } from '../../engine/motion/bvh.ts';
import { bvhTrack } from '../../engine/motion/bvh-track.ts';
import { writeBvh } from '../../engine/motion/write-bvh.ts';

const small = fc.double({ min: -500, max: 500, noNaN: true });
const point = fc.tuple(small, small, small);
const ROTATIONS = ['Zrotation', 'Xrotation', 'Yrotation'] as const;

/** Any tree: each joint hangs on the one before it or on the root. */
const motions: fc.Arbitrary<Bvh> = fc
  .record({
    offsets: fc.array(point, { minLength: 1, maxLength: 8 }),
    chained: fc.boolean(),
    count: fc.integer({ min: 0, max: 4 }),
    value: small,
  })
  .map(({ offsets, chained, count, value }) => ({
    joints: offsets.map(
      (offset, i): BvhJoint => ({
        name: `joint${i}`,
        parent: i === 0 ? null : chained ? i - 1 : 0,
        offset,
        channels: i === 0 ? ['Xposition', 'Yposition', 'Zposition', ...ROTATIONS] : ROTATIONS,
        end: i === offsets.length - 1 ? [0, 1, 0] : null,
      }),
    ),
    frameSeconds: 1 / 30,
    frames: Array.from({ length: count }, (_, f) =>
      Float64Array.from({ length: 3 + 3 * offsets.length }, (_, i) => value / (1 + i + f)),
    ),
  }));

test('what is written reads back the same', () => {
  fc.assert(
    fc.property(motions, (bvh) => {
      const again = parseBvh(writeBvh(bvh));
      expect(again.joints.map(({ name, parent }) => [name, parent])).toEqual(
        bvh.joints.map(({ name, parent }) => [name, parent]),
      );
      for (const [i, { offset }] of again.joints.entries()) closeTo(offset, bvh.joints[i]!.offset);
      expect(again.frames).toHaveLength(bvh.frames.length);
      for (const [i, frame] of again.frames.entries()) closeTo([...frame], [...bvh.frames[i]!]);
    }),
    { numRuns: 60 },
  );
});

test('text that is no BVH is refused with a sentence, never a crash', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => parseBvh(text)).toThrow(/^BVH: /);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['HIERARCHY ROOT a { OFFSET 0 0 0 CHANNELS 0 } MOTION Frames: 99999999 Frame Time: 0.1'],
  ['HIERARCHY ROOT a { OFFSET 0 0 x'],
  [`HIERARCHY ROOT a { OFFSET 0 0 0 ${'JOINT b { OFFSET 0 0 0 '.repeat(100)}`],
])('a hostile file is refused', (text) => {
  expect(() => parseBvh(text)).toThrow(/^BVH: /);
});

test.each([
  [
    'Mixamo',
    'mixamorig:',
    ['LeftArm', 'LeftForeArm', 'LeftHand', 'LeftUpLeg', 'LeftLeg', 'LeftFoot'],
  ],
  ['Poser', '', ['lShldr', 'lForeArm', 'lHand', 'lThigh', 'lShin', 'lFoot']],
  [
    'MakeHuman',
    '',
    ['upperarm01.L', 'lowerarm01.L', 'wrist.L', 'upperleg01.L', 'lowerleg01.L', 'foot.L'],
  ],
] as const)('%s names become landmarks facing the camera', (_, prefix, names) => {
  const { frames, fps } = bvhTrack(tPose(prefix, names));
  const body = frames[0]!.body;
  const x = (index: number) => body[index * 4]!;
  const y = (index: number) => body[index * 4 + 1]!;
  expect(fps).toBeCloseTo(30);
  expect(x(BODY.leftWrist)).toBeGreaterThan(x(BODY.leftElbow));
  expect(x(BODY.leftElbow)).toBeGreaterThan(x(BODY.rightShoulder));
  expect(y(BODY.leftAnkle)).toBeGreaterThan(y(BODY.leftKnee));
  expect(y(BODY.nose)).toBeLessThan(y(BODY.leftShoulder));
  expect(body[BODY.nose * 4 + 2]!).toBeLessThan(0);
});

test('a file without arms is refused by the name of what is missing', () => {
  expect(() => bvhTrack({ ...tPose('', []), frames: [new Float64Array(6)] })).toThrow(/left hip/);
});

/** A T pose that faces along x, so that it has to be turned to the camera. */
function tPose(prefix: string, names: readonly string[]): Bvh {
  const other = (name: string) =>
    name
      .replace('Left', 'Right')
      .replace(/^l(?=[A-Z])/, 'r')
      .replace(/\.L$/, '.R');
  const joints: BvhJoint[] = [joint('Hips', null, [0, 90, 0]), joint('Head', 0, [0, 60, 0])];
  for (const [side, name] of [
    [-1, (n: string) => n],
    [1, other],
  ] as const) {
    const places = [
      [0, 50, 18],
      [0, 0, 28],
      [0, 0, 25],
      [0, 0, 10],
      [0, -42, 0],
      [0, -41, 0],
    ];
    names.forEach((plain, i) => {
      const [px, py, pz] = places[i] as [number, number, number];
      joints.push(
        joint(prefix + name(plain), i % 3 === 0 ? 0 : joints.length - 1, [px, py, pz * side]),
      );
    });
  }
  return { joints, frameSeconds: 1 / 30, frames: [Float64Array.from([0, 90, 0, 0, 0, 0])] };
}

function joint(name: string, parent: number | null, offset: BvhJoint['offset']): BvhJoint {
  const channels: BvhJoint['channels'] =
    parent === null ? ['Xposition', 'Yposition', 'Zposition', ...ROTATIONS] : [];
  return { name, parent, offset, channels, end: null };
}

function closeTo(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  const errors = actual.map((value, i) => Math.abs(value - expected[i]!));
  expect(Math.max(0, ...errors)).toBeLessThan(1e-4);
}
