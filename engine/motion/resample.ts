import type { PoseFrame, PoseTrack } from '../core/pose-track.ts';

/** The same motion at another frame rate: points between two frames are mixed linearly. */
export function resample(track: PoseTrack, fps: number): PoseTrack {
  const { frames } = track;
  if (fps === track.fps || frames.length === 0) return { ...track, fps };
  const count = Math.max(1, Math.round((frames.length * fps) / track.fps));
  return {
    fps,
    frames: Array.from({ length: count }, (_, i) => {
      const at = Math.min(frames.length - 1, (i * track.fps) / fps);
      const before = Math.floor(at);
      const after = Math.min(frames.length - 1, before + 1);
      return mixFrames(frames[before]!, frames[after]!, at - before);
    }),
  };
}

function mixFrames(a: PoseFrame, b: PoseFrame, t: number): PoseFrame {
  return {
    body: mixPoints(a.body, b.body, t),
    leftHand: mixHands(a.leftHand, b.leftHand, t),
    rightHand: mixHands(a.rightHand, b.rightHand, t),
  };
}

/** A hand seen in one frame only is shown as it was seen, for the nearer half of the time. */
function mixHands(
  a: Float32Array | null | undefined,
  b: Float32Array | null | undefined,
  t: number,
): Float32Array | null {
  if (a && b) return mixPoints(a, b, t);
  return (t < 0.5 ? a : b) ?? null;
}

function mixPoints(a: Float32Array, b: Float32Array, t: number): Float32Array {
  return a.map((value, i) => value + (b[i]! - value) * t);
}
