import type { Dice } from './dice.ts';
import { EDGES } from './dice.ts';

/** One change to bytes of any kind. */
export function mutateBytes(bytes: Uint8Array, dice: Dice): Uint8Array {
  return dice.pick(CHANGES)(bytes, dice);
}

/** A number of 2, 4 or 8 bytes at which counts tend to break, as little-endian bytes. */
export function edgeBytes(dice: Dice, length = dice.pick([2, 4, 8])): Uint8Array {
  const value = BigInt(dice.pick(EDGES)) - BigInt(dice.below(2));
  const bytes = new Uint8Array(BigUint64Array.of(BigInt.asUintN(64, value)).buffer);
  return bytes.subarray(0, length);
}

type Change = (bytes: Uint8Array, dice: Dice) => Uint8Array;

const CHANGES: readonly Change[] = [
  flipBits,
  (bytes, dice) => bytes.slice(0, dice.below(bytes.length)),
  (bytes, dice) => splice(bytes, range(bytes, dice), new Uint8Array()),
  (bytes, dice) => splice(bytes, range(bytes, dice), new Uint8Array(dice.below(64))),
  copyElsewhere,
  repeatRange,
  (bytes, dice) => overwrite(bytes, dice.below(bytes.length), edgeBytes(dice)),
  (bytes, dice) => splice(bytes, { start: bytes.length, end: bytes.length }, edgeBytes(dice)),
];

export function overwrite(bytes: Uint8Array, at: number, by: Uint8Array): Uint8Array {
  const changed = bytes.slice();
  changed.set(by.subarray(0, bytes.length - at), at);
  return changed;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function range(bytes: Uint8Array, dice: Dice): Range {
  const start = dice.below(bytes.length);
  return { start, end: Math.min(bytes.length, start + dice.below(64)) };
}

function splice(bytes: Uint8Array, { start, end }: Range, by: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes.subarray(0, start), by, bytes.subarray(end)]));
}

function flipBits(bytes: Uint8Array, dice: Dice): Uint8Array {
  const changed = bytes.slice();
  for (let i = dice.below(6); i >= 0; i--) changed[dice.below(bytes.length)]! ^= 1 << dice.below(8);
  return changed;
}

function copyElsewhere(bytes: Uint8Array, dice: Dice): Uint8Array {
  const { start, end } = range(bytes, dice);
  return overwrite(bytes, dice.below(bytes.length), bytes.slice(start, end));
}

function repeatRange(bytes: Uint8Array, dice: Dice): Uint8Array {
  const { start, end } = range(bytes, dice);
  return splice(bytes, { start: end, end }, bytes.subarray(start, end));
}
