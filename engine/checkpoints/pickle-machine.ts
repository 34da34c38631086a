import type { ErrorParams } from '../core/coded-error.ts';
import type { CheckpointErrorCode } from './checkpoint-error.ts';

/** What a pickle may name, and what becomes of it. Whatever a rule answers is inert data. */
export interface PickleRules {
  /** The stand-in for an allowed class or function; undefined for a forbidden one. */
  global(name: string): object | undefined;
  /** What such a stand-in gives for these arguments; undefined if it can't be called like that. */
  reduce(callee: unknown, args: readonly unknown[]): unknown;
  /** What a persistent id stands for. */
  persistent(id: unknown): unknown;
  error(code: CheckpointErrorCode, params: ErrorParams): Error;
}

/** Far over what any real checkpoint has (7 000 memo entries, 30 000 steps), far under what hurts. */
export const PICKLE_LIMITS = {
  bytes: 16 << 20,
  steps: 2_000_000,
  stack: 250_000,
  memo: 250_000,
  containers: 250_000,
  textBytes: 65_536,
} as const;

const MARK = Symbol('mark');

/** The stack, the memo and the place in the bytes, all bounded. */
export class PickleMachine {
  readonly rules: PickleRules;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #memo = new Map<number, unknown>();
  readonly #stack: unknown[] = [];
  #position = 0;
  #containers = 0;

  constructor(bytes: Uint8Array, rules: PickleRules) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.rules = rules;
    this.bound('bytes', bytes.length);
  }

  /** Throws if `count` is over the limit of its kind. */
  bound(kind: keyof typeof PICKLE_LIMITS, count: number): void {
    const limit = PICKLE_LIMITS[kind];
    if (count <= limit) return;
    const what = `the size of its pickle (${kind})`;
    throw this.rules.error('checkpoint-too-large', { what, given: count, limit });
  }

  broken(reason: string): Error {
    return this.rules.error('checkpoint-header', { reason: `its pickle is broken: ${reason}` });
  }

  /** How many bytes have been taken. */
  get position(): number {
    return this.#position;
  }

  take(length: number): Uint8Array {
    if (length > this.#bytes.length - this.#position) throw this.broken('it ends too early');
    this.#position += length;
    return this.#bytes.subarray(this.#position - length, this.#position);
  }

  /** The next little-endian unsigned integer of 1, 2, 4 or 8 bytes. */
  uint(length: 1 | 2 | 4 | 8): number {
    const at = this.#position;
    this.take(length);
    if (length === 1) return this.#view.getUint8(at);
    if (length === 2) return this.#view.getUint16(at, true);
    if (length === 4) return this.#view.getUint32(at, true);
    return Number(this.#view.getBigUint64(at, true));
  }

  int32(): number {
    return this.uint(4) | 0;
  }

  float64(): number {
    const at = this.#position;
    this.take(8);
    return this.#view.getFloat64(at);
  }

  text(length: number): string {
    this.bound('textBytes', length);
    return decodeText(this.take(length)) ?? this.#badText();
  }

  line(): string {
    const end = this.#bytes.indexOf(0x0a, this.#position);
    if (end < 0) throw this.broken('a line without an end');
    const text = this.text(end - this.#position);
    this.take(1);
    return text;
  }

  push(value: unknown): void {
    this.bound('stack', this.#stack.length + 1);
    this.#stack.push(value);
  }

  /** Pushes a new list, tuple or dict; there may only be so many. */
  pushContainer(value: unknown[] | Map<unknown, unknown>): void {
    this.bound('containers', ++this.#containers);
    this.push(value);
  }

  pushMark(): void {
    this.push(MARK);
  }

  pop(): unknown {
    const value = this.top();
    this.#stack.pop();
    return value;
  }

  top(): unknown {
    const value = this.#stack.at(-1);
    if (this.#stack.length === 0 || value === MARK) throw this.broken('its stack is empty');
    return value;
  }

  /** Takes all values down to the last mark, and the mark. */
  popToMark(): unknown[] {
    const at = this.#stack.lastIndexOf(MARK);
    if (at < 0) throw this.broken('a mark is missing');
    const values = this.#stack.splice(at + 1);
    this.#stack.pop();
    return values;
  }

  remember(index: number): void {
    this.#memo.set(index, this.top());
    this.bound('memo', this.#memo.size);
  }

  rememberNext(): void {
    this.remember(this.#memo.size);
  }

  recall(index: number): void {
    if (!this.#memo.has(index)) throw this.broken('it recalls what it never stored');
    this.push(this.#memo.get(index));
  }

  #badText(): never {
    throw this.broken('a text that is not UTF-8');
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}
