import { expect, test } from 'vitest';
import { BODY } from '../../engine/core/landmarks.ts';
import { boneAffines } from '../../engine/puppet/bones.ts';
import { BONE, BONE_COUNT, jointsOf, LIMBS } from '../../engine/puppet/skeleton.ts';
import { armsOut, bodyWith } from './drawn-person.ts';

const rest = jointsOf(bodyWith({}));

test('the pose of the photo moves no bone', () => {
  const affines = boneAffines(rest, rest);
  for (let bone = 0; bone < BONE_COUNT; bone++)
    [1, 0, 0, 0, 1, 0].forEach((v, k) => {
      expect(affines[bone * 6 + k]).toBeCloseTo(v, 3);
    });
});

test('the ends of arms and legs land on their joints', () => {
  const pose = jointsOf(armsOut());
  const affines = boneAffines(rest, pose);
  for (const limb of Object.values(LIMBS))
    for (const { bone, from } of limb) {
      const [x, y] = apply(affines, bone, rest[from * 2]!, rest[from * 2 + 1]!);
      expect(x).toBeCloseTo(pose[from * 2]!, 2);
      expect(y).toBeCloseTo(pose[from * 2 + 1]!, 2);
    }
});

test('a limb that points at the camera gets shorter, but never thinner', () => {
  const pose = jointsOf(bodyWith({ [BODY.leftElbow]: [150, 114] }));
  const affines = boneAffines(rest, pose);
  const m = BONE.leftUpperArm * 6;
  const area = affines[m]! * affines[m + 4]! - affines[m + 1]! * affines[m + 3]!;
  expect(area).toBeCloseTo(0.35, 3);
});

function apply(affines: Float32Array, bone: number, x: number, y: number): [number, number] {
  const [a, b, c, d, e, f] = affines.subarray(bone * 6, bone * 6 + 6) as unknown as number[];
  return [a! * x + b! * y + c!, d! * x + e! * y + f!];
}
