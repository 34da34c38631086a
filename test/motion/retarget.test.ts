import { expect, test } from 'vitest';
import { BODY } from '../../engine/core/landmarks.ts';
import type { PoseTrack } from '../../engine/core/pose-track.ts';
import { danceTrack, loadDance } from '../../engine/motion/dances.ts';
import { retarget } from '../../engine/motion/retarget.ts';

const T = 150;

test('bones keep the length they have in the photo, never longer', () => {
  const body = standingBody();
  const track = retarget(dance('kemusan'), { body, framing: 'full' });
  for (const [from, to] of [
    [BODY.leftShoulder, BODY.leftElbow],
    [BODY.rightElbow, BODY.rightWrist],
    [BODY.leftHip, BODY.leftKnee],
    [BODY.rightKnee, BODY.rightAnkle],
  ] as const) {
    const longest = Math.max(...track.frames.map((frame) => distance(frame.body, from, to)));
    expect(longest / distance(body, from, to)).toBeGreaterThan(0.93);
    expect(longest / distance(body, from, to)).toBeLessThan(1.06);
  }
});

test('an arm that is foreshortened in the photo does not stay short', () => {
  const body = standingBody();
  const own = distance(body, BODY.leftShoulder, BODY.leftElbow);
  put(
    body,
    BODY.leftElbow,
    at(body, BODY.leftShoulder).x + 6,
    at(body, BODY.leftShoulder).y + own * 0.7,
  );
  const track = retarget(dance('robot'), { body, framing: 'full' });
  const longest = Math.max(
    ...track.frames.map((f) => distance(f.body, BODY.leftShoulder, BODY.leftElbow)),
  );
  expect(longest).toBeGreaterThan(own * 0.82);
});

test('the lowest ankle stands on the floor of the photo', () => {
  const body = standingBody();
  const floor = at(body, BODY.leftAnkle).y;
  const track = retarget(dance('floss'), { body, framing: 'full' });
  for (const frame of track.frames) {
    const lowest = Math.max(at(frame.body, BODY.leftAnkle).y, at(frame.body, BODY.rightAnkle).y);
    expect(Math.abs(lowest - floor)).toBeLessThan(0.02 * T);
  }
});

test('feet that stand still in the dance stand still in the photo', () => {
  const track = retarget(dance('floss'), { body: standingBody(), framing: 'full' });
  const xs = track.frames.map((frame) => at(frame.body, BODY.rightAnkle).x);
  expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(0.02 * T);
});

test('of a half-body person the legs stay and the pelvis sways a little', () => {
  const body = standingBody();
  const track = retarget(dance('kemusan'), { body, framing: 'half' });
  for (const frame of track.frames) {
    expect(at(frame.body, BODY.leftAnkle)).toEqual(at(body, BODY.leftAnkle));
    const sway = at(frame.body, BODY.leftHip).x - at(body, BODY.leftHip).x;
    expect(Math.abs(sway)).toBeLessThan(0.121 * T);
  }
});

test('a person seen from behind raises the hand on the other side of the picture', () => {
  const front = standingBody();
  const back = front.map((value, i) => (i % 4 === 0 ? 600 - value : value));
  const track = dance('disco');
  const fromFront = retarget(track, { body: front, framing: 'full' }).frames[0]!.body;
  const fromBehind = retarget(track, { body: back, framing: 'full' }).frames[0]!.body;
  expect(at(fromBehind, BODY.rightWrist).x).toBeCloseTo(600 - at(fromFront, BODY.rightWrist).x, 1);
});

test('hands ride rigidly on their wrists', () => {
  const track = retarget(dance('wave'), { body: standingBody(), framing: 'full' });
  for (const { body, leftHand } of track.frames) {
    expect(leftHand![0]).toBeCloseTo(at(body, BODY.leftWrist).x, 3);
    expect(leftHand![1]).toBeCloseTo(at(body, BODY.leftWrist).y, 3);
  }
});

/** Somebody standing in a 600 px wide photo, torso about 150 px, arms a little off the body. */
function standingBody(): Float32Array {
  const { body } = danceTrack(loadDance('robot'), { fps: 1, seconds: 1 }).frames[0]!;
  return body.map((value, i) => [300 + value * 300, 700 + value * 300, value * 300, 1][i % 4]!);
}

function dance(id: string): PoseTrack {
  const loaded = loadDance(id);
  return danceTrack(loaded, { fps: 24, seconds: loaded.seconds });
}

function at(body: Float32Array, index: number): { x: number; y: number } {
  return { x: body[index * 4]!, y: body[index * 4 + 1]! };
}

function put(body: Float32Array, index: number, x: number, y: number): void {
  body.set([x, y], index * 4);
}

function distance(body: Float32Array, a: number, b: number): number {
  return Math.hypot(at(body, a).x - at(body, b).x, at(body, a).y - at(body, b).y);
}
