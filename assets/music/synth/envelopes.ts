import { RATE } from './oscillators.ts';

/** Makes a sound sample by sample: `next(t)` with t in seconds; the last 4 ms fade to silence. */
export function renderSound(seconds: number, next: (t: number) => number): Float32Array {
  const length = Math.ceil(seconds * RATE);
  const tail = Math.min(length, 0.004 * RATE);
  return Float32Array.from({ length }, (_, at) => {
    const fade = Math.min(1, (length - at) / tail);
    return next(at / RATE) * fade;
  });
}

/** 1 at t = 0, falling by 60 dB in `seconds`. */
export function decay(t: number, seconds: number): number {
  return Math.exp((-6.9 * t) / seconds);
}

/** 0 to 1 in `attack` seconds, then held; after `gate` falling by 60 dB in `release`. */
export function hold(t: number, attack: number, gate: number, release: number): number {
  const risen = Math.min(1, t / attack);
  return t <= gate ? risen : risen * decay(t - gate, release);
}
