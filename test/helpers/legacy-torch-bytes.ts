import { dict, FALSE, int, pickle, text } from './pickle-bytes.ts';
import { stateDict, type TestStateDict, type TestStorage } from './torch-bytes.ts';

/** What of such a file may be made otherwise. */
export interface LegacyChanges {
  /** Opcodes of the list of the storages' keys. */
  readonly keys?: readonly number[];
  readonly isLittleEndian?: boolean;
}

const MAGIC = [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e];
const TRUE = [0x88];

/** A file as torch.save wrote it before version 1.6. */
export function legacyTorchFile(state: TestStateDict): Uint8Array {
  return legacyTorchBytes(pickle(stateDict(state)), state.storages);
}

/** The same around any pickle. */
export function legacyTorchBytes(
  statePickle: Uint8Array,
  storages: readonly TestStorage[],
  { keys, isLittleEndian = true }: LegacyChanges = {},
): Uint8Array {
  const machine = dict([[text('little_endian'), isLittleEndian ? TRUE : FALSE]]);
  return Buffer.concat([
    Buffer.from(MAGIC),
    pickle(int(1001)),
    pickle(machine),
    statePickle,
    pickle(keys ?? keyList(storages.map((_, i) => String(i)))),
    ...storages.flatMap(({ elements, bytes }) => [u64(elements), bytes]),
  ]);
}

export function keyList(keys: readonly string[]): number[] {
  return [0x5d, 0x28, ...keys.flatMap((key) => text(key)), 0x65];
}

function u64(value: number): Uint8Array {
  return new Uint8Array(BigUint64Array.of(BigInt(value)).buffer);
}
