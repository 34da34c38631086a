import { BODY } from '../core/landmarks.ts';
import type { PoseFrame, PoseTrack } from '../core/pose-track.ts';
import type { ArmName } from './skeleton.ts';
import { jointsOf, torsoLength } from './skeleton.ts';

/** Which limbs lie behind the trunk in one frame. */
export interface DepthOrder {
  readonly behind: readonly ArmName[];
  /** The leg that is drawn last of the two. */
  readonly frontLeg: 'leftLeg' | 'rightLeg';
}

/** The order without any knowledge of depth. */
export const FLAT_ORDER: DepthOrder = { behind: [], frontLeg: 'leftLeg' };

/** How far (torso lengths) a wrist must be behind its shoulder to go behind, and to come back. */
const GOES_BEHIND = 0.25;
const COMES_FRONT = 0.1;
/** How much nearer a knee must be to take over the front. */
const LEG_CHANGE = 0.1;

/** Orders the limbs of every frame by depth, with hysteresis so that none of them flickers. */
export function planDepthOrder(track: PoseTrack): DepthOrder[] {
  const torso = medianTorso(track);
  let left = false;
  let right = false;
  let frontLeg: DepthOrder['frontLeg'] = 'leftLeg';
  return track.frames.map((frame) => {
    left = isBehind(left, depth(frame, BODY.leftWrist, BODY.leftShoulder) / torso);
    right = isBehind(right, depth(frame, BODY.rightWrist, BODY.rightShoulder) / torso);
    const knees = depth(frame, BODY.leftKnee, BODY.rightKnee) / torso;
    if (Math.abs(knees) > LEG_CHANGE) frontLeg = knees < 0 ? 'leftLeg' : 'rightLeg';
    const behind: ArmName[] = [];
    if (left) behind.push('leftArm');
    if (right) behind.push('rightArm');
    return { behind, frontLeg };
  });
}

function isBehind(before: boolean, depthBehind: number): boolean {
  return depthBehind > GOES_BEHIND || (before && depthBehind > COMES_FRONT);
}

function depth({ body }: PoseFrame, a: number, b: number): number {
  return body[a * 4 + 2]! - body[b * 4 + 2]!;
}

function medianTorso({ frames }: PoseTrack): number {
  const lengths = frames.map((f) => torsoLength(jointsOf(f.body))).sort((a, b) => a - b);
  return lengths[lengths.length >> 1] ?? 1;
}
