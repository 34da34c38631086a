import { BODY, type BodyLandmarks } from '../core/landmarks.ts';

/** A standing leg reaches at least so far down, by its length; a seated one's thigh is seen short. */
const LEAST_UPRIGHT = 0.6;
const LEAST_THIGH = 0.5;
/** Shoulders narrower than this part of the torso's length: seen from the side. */
const SIDE_WIDTH = 0.35;
/** Seen half from the side, when the nose is beyond them too. */
const TURNED_WIDTH = 0.5;
/** A wrist so far on the other side of the body's middle, in torsos, lies across it. */
const ACROSS = 0.2;
/** Wrists this near to changing sides cover the body between them. */
const NEARLY = 0.05;
/** From the shoulders down: what is above is the face, what is below hangs free. In torsos. */
const TRUNK = [0, 1.1] as const;
/** Below it the hands are behind the back. */
const SEEN = 0.5;

/** Both: someone sits, kneels or crouches, and legs seen so cannot be drawn standing. */
export function legsAreFolded(body: BodyLandmarks): boolean {
  const between = (a: number, b: number) =>
    Math.hypot(body[a * 4]! - body[b * 4]!, body[a * 4 + 1]! - body[b * 4 + 1]!);
  const legs = [
    [BODY.leftHip, BODY.leftKnee, BODY.leftAnkle],
    [BODY.rightHip, BODY.rightKnee, BODY.rightAnkle],
  ] as const;
  return legs.every(([hip, knee, ankle]) => {
    const [thigh, shin] = [between(hip, knee), between(knee, ankle)];
    const height = body[ankle * 4 + 1]! - body[hip * 4 + 1]!;
    return height < LEAST_UPRIGHT * (thigh + shin) || thigh < LEAST_THIGH * shin;
  });
}

/** From where the camera sees the person; null: unclear. `torso` in pixels. */
export function viewOf(body: BodyLandmarks, torso: number): 'front' | 'side' | 'back' | null {
  const x = (joint: number) => body[joint * 4]! / torso;
  const shoulders = x(BODY.leftShoulder) - x(BODY.rightShoulder);
  const hips = x(BODY.leftHip) - x(BODY.rightHip);
  const nose = x(BODY.nose) - (x(BODY.leftShoulder) + x(BODY.rightShoulder)) / 2;
  const width = Math.max(Math.abs(shoulders), Math.abs(hips));
  const looksAway = width < TURNED_WIDTH && Math.abs(nose) > width / 2;
  if (width < SIDE_WIDTH || looksAway) return 'side';
  if (shoulders < 0 !== hips < 0) return null;
  return shoulders < 0 ? 'back' : 'front';
}

/** Whether arms are crossed, hands folded, or one arm lies across the trunk, seen from the front. */
export function armsAreCrossed(body: BodyLandmarks): boolean {
  const [left, right] = [handOn(body, LEFT), handOn(body, RIGHT)];
  const seen = (left.visibility + right.visibility) / 2 >= SEEN;
  const across = (left.onTrunk && left.side < -ACROSS) || (right.onTrunk && right.side > ACROSS);
  const meet = left.onTrunk && right.onTrunk && left.inwards < right.inwards + NEARLY;
  return seen && (across || meet);
}

const LEFT = { wrist: BODY.leftWrist, finger: BODY.leftIndex, inwards: Math.min } as const;
const RIGHT = { wrist: BODY.rightWrist, finger: BODY.rightIndex, inwards: Math.max } as const;

interface Hand {
  /** Whether the wrist is between shoulders and hips. */
  readonly onTrunk: boolean;
  /** Of the wrist; torsos from the body's middle line, to the person's left. */
  readonly side: number;
  /** Of wrist or finger, what is nearer to the other hand. */
  readonly inwards: number;
  readonly visibility: number;
}

function handOn(body: BodyLandmarks, { wrist, finger, inwards }: typeof LEFT | typeof RIGHT): Hand {
  const [side, down] = alongTorso(body, wrist);
  return {
    onTrunk: down > TRUNK[0] && down < TRUNK[1],
    side,
    inwards: inwards(side, alongTorso(body, finger)[0]),
    visibility: body[wrist * 4 + 3]!,
  };
}

/** In torsos: how far to the person's left of the spine, how far down from the shoulders. */
function alongTorso(body: BodyLandmarks, joint: number): [side: number, down: number] {
  const middle = (one: number, two: number, axis: number) =>
    (body[one * 4 + axis]! + body[two * 4 + axis]!) / 2;
  const neck = (axis: number) => middle(BODY.leftShoulder, BODY.rightShoulder, axis);
  const hips = (axis: number) => middle(BODY.leftHip, BODY.rightHip, axis);
  const [spineX, spineY] = [hips(0) - neck(0), hips(1) - neck(1)];
  const [x, y] = [body[joint * 4]! - neck(0), body[joint * 4 + 1]! - neck(1)];
  const squared = spineX ** 2 + spineY ** 2;
  return [(x * spineY - y * spineX) / squared, (x * spineX + y * spineY) / squared];
}
