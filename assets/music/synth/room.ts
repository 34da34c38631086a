import type { Stereo } from './stereo.ts';

/** Comb and all-pass lengths in samples at 48 kHz, after Schroeder 1962 and Freeverb. */
const COMBS = [1557, 1617, 1491, 1422, 1277, 1356];
const ALL_PASSES = [556, 441, 341];
const SPREAD = 23;
const FEEDBACK = 0.76;
const DAMPING = 0.35;
const LEVEL = 0.14;

/** Adds the room's answer to `send` onto `dry`. The loop goes round twice, so its start hears its end. */
export function addRoom(dry: Stereo, send: Stereo): void {
  addChannel(dry.left, send.left, 0);
  addChannel(dry.right, send.right, SPREAD);
}

/** Adds repeats of `send` each `delay` samples, changing sides, a third as loud each time. */
export function addEcho(dry: Stereo, send: Stereo, delay: number): void {
  const length = dry.left.length;
  for (let repeat = 1; repeat <= 4; repeat += 1) {
    const level = 0.5 * 0.45 ** (repeat - 1);
    const [near, far] = repeat % 2 ? [dry.right, dry.left] : [dry.left, dry.right];
    for (let at = 0; at < length; at += 1) {
      const mono = (send.left[at]! + send.right[at]!) * 0.7;
      const target = (at + repeat * delay) % length;
      near[target]! += level * mono;
      far[target]! += 0.3 * level * mono;
    }
  }
}

function addChannel(dry: Float32Array, send: Float32Array, spread: number): void {
  const combs = COMBS.map((length) => createComb(length + spread));
  const allPasses = ALL_PASSES.map((length) => createAllPass(length + spread));
  const { length } = send;
  for (let at = -length; at < length; at += 1) {
    const input = send[at < 0 ? at + length : at]!;
    let sound = 0;
    for (const comb of combs) sound += comb(input);
    for (const allPass of allPasses) sound = allPass(sound);
    if (at >= 0) dry[at]! += LEVEL * sound;
  }
}

function createComb(length: number): (input: number) => number {
  const line = new Float32Array(length);
  let at = 0;
  let soft = 0;
  return (input) => {
    const output = line[at]!;
    soft = output + DAMPING * (soft - output);
    line[at] = input + FEEDBACK * soft;
    at = (at + 1) % length;
    return output;
  };
}

function createAllPass(length: number): (input: number) => number {
  const line = new Float32Array(length);
  let at = 0;
  return (input) => {
    const output = line[at]! - 0.5 * input;
    line[at] = input + 0.5 * output;
    at = (at + 1) % length;
    return output;
  };
}
