import { buildChannels } from '../engine/motion/channels.ts';
import { dancePose } from '../engine/motion/dance-pose.ts';
import { listDances, loadDance } from '../engine/motion/dances.ts';
import { forwardKinematics, type JointName, SIDES } from '../engine/motion/skeleton.ts';

/**
 * Writes the dances' poses to standard output, for synthetic people to take: JSON
 * `{ joints: [name], dances: [[[x, y, z, w, …]]] }`, for each dance a row a pose with a unit quaternion
 * a joint, all as turned in the world from the skeleton's rest (arms sideways, palms down). Twelve a beat are
 * about 24 a second.
 */
const POSES_PER_BEAT = 12;

const TRUNK = ['hips', 'spine', 'chest', 'neck', 'head'] as const;
const LIMBS = ['Clavicle', 'UpperArm', 'Forearm', 'Hand', 'Thigh', 'Shin', 'Foot'] as const;
const FINGERS = ['Thumb', 'Index', 'Middle', 'Ring', 'Little'] as const;

const joints: JointName[] = [
  ...TRUNK,
  ...SIDES.flatMap((side) => LIMBS.map((limb) => `${side}${limb}` as const)),
  ...SIDES.flatMap((side) =>
    FINGERS.flatMap((finger) => ([1, 2, 3] as const).map((at) => `${side}${finger}${at}` as const)),
  ),
];

const dances = listDances().map(({ id }) => posesOf(id));
process.stdout.write(JSON.stringify({ joints, dances }));

function posesOf(id: string): number[][] {
  const { file } = loadDance(id);
  const channels = buildChannels(file);
  return Array.from({ length: file.beats * POSES_PER_BEAT }, (_, i) => {
    const placed = forwardKinematics(
      dancePose({ dance: file, channels, beat: i / POSES_PER_BEAT }),
    );
    return joints.flatMap((joint) => placed.get(joint)!.rotation.map(rounded));
  });
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
