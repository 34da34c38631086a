import { BODY } from '../core/landmarks.ts';
import type { PoseTrack } from '../core/pose-track.ts';

/** What of a motion is felt as its beat. */
export type Accent = 'hips-lowest' | 'hands-rest';

/**
 * Moments (seconds) at which a motion hits: the pelvis at its lowest, or both hands at their slowest.
 * Each is a local extreme that no other within `minGapSeconds` beats, refined between frames.
 */
export function findHits(track: PoseTrack, accent: Accent, minGapSeconds: number): number[] {
  const curve = accent === 'hips-lowest' ? hipHeights(track) : handSpeeds(track);
  const reach = Math.max(1, Math.round((minGapSeconds * track.fps) / 2));
  const low = Math.min(...curve);
  const high = Math.max(...curve);
  return curve.flatMap((value, i) => {
    if (i === 0 || i === curve.length - 1 || value > (low + high) / 2) return [];
    const around = curve.slice(Math.max(0, i - reach), i + reach + 1);
    if (Math.min(...around) < value || curve[i - 1] === value) return [];
    return [(i + vertex(curve[i - 1]!, value, curve[i + 1]!)) / track.fps];
  });
}

function hipHeights({ frames }: PoseTrack): number[] {
  return frames.map(
    ({ body }) => -(body[BODY.leftHip * 4 + 1]! + body[BODY.rightHip * 4 + 1]!) / 2,
  );
}

/** Speed of the faster hand, seen by the difference to both neighbours. */
function handSpeeds({ frames, fps }: PoseTrack): number[] {
  const speed = (i: number, index: number) => {
    const before = frames[Math.max(0, i - 1)]!.body;
    const after = frames[Math.min(frames.length - 1, i + 1)]!.body;
    const step = (axis: number) => after[index * 4 + axis]! - before[index * 4 + axis]!;
    return (Math.hypot(step(0), step(1), step(2)) * fps) / 2;
  };
  return frames.map((_, i) => Math.max(speed(i, BODY.leftWrist), speed(i, BODY.rightWrist)));
}

/** Where the parabola through three neighbours has its lowest point, -0.5..0.5 from the middle one. */
function vertex(before: number, at: number, after: number): number {
  const bend = before - 2 * at + after;
  return bend === 0 ? 0 : Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)));
}
