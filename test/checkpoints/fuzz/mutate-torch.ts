import { legacyTorchBytes } from '../../helpers/legacy-torch-bytes.ts';
import {
  call,
  named,
  namedByStack,
  orderedDict,
  pickle,
  text,
  tuple,
} from '../../helpers/pickle-bytes.ts';
import { storedZip } from '../../helpers/stored-zip.ts';
import { stateDict, torchMembers, trainerState } from '../../helpers/torch-bytes.ts';
import { type Dice, EDGES } from './dice.ts';
import { edgeBytes, mutateBytes, overwrite } from './mutate-bytes.ts';
import { STATE, STORAGES } from './samples.ts';

export interface Mutant {
  readonly bytes: Uint8Array;
  /** Whether the values, and the way to find them, were left alone. */
  readonly isDataIntact: boolean;
}

/** What a pickle could run. */
const ATTACKS: readonly (readonly [string, string])[] = [
  ['os', 'system'],
  ['posix', 'system'],
  ['nt', 'system'],
  ['builtins', 'eval'],
  ['builtins', 'exec'],
  ['builtins', 'getattr'],
  ['__builtin__', 'apply'],
  ['subprocess', 'check_output'],
  ['torch', 'load'],
  ['torch.hub', 'load'],
  ['runpy', 'run_path'],
  ['operator', 'attrgetter'],
  ['importlib', 'import_module'],
];

/** A torch file with something wrong in its pickle, its zip table or anywhere. */
export function mutatedTorch(dice: Dice, canary: string): Mutant {
  const kind = dice.below(10);
  if (kind < 2)
    return { bytes: mutateBytes(archive(statePickle(dice), dice), dice), isDataIntact: false };
  if (kind < 4) return { bytes: otherZipField(dice), isDataIntact: false };
  if (kind === 4) return { bytes: archive(attackPickle(dice, canary), dice), isDataIntact: true };
  let bytes = statePickle(dice);
  for (let i = dice.below(2); i >= 0; i--) bytes = dice.pick(PICKLE_EDITS)(bytes, dice);
  return { bytes: archive(bytes, dice), isDataIntact: true };
}

function statePickle(dice: Dice): Uint8Array {
  return pickle(dice.pick([stateDict, trainerState])(STATE));
}

/** With true checksums, so that what is wrong in the pickle is for its reader to find. */
function archive(dataPickle: Uint8Array, dice: Dice): Uint8Array {
  if (dice.below(3) === 0) return legacyTorchBytes(dataPickle, STORAGES);
  return storedZip(torchMembers(dataPickle, STORAGES), { zip64: dice.below(2) === 1 });
}

function attackPickle(dice: Dice, canary: string): Uint8Array {
  const [module, name] = dice.pick(ATTACKS);
  const callee = dice.pick([named, namedByStack])(module, name);
  const attack = call(callee, tuple(text(`touch ${canary}`)));
  const inst = [0x28, ...text(`touch ${canary}`), 0x69, ...Buffer.from(`${module}\n${name}\n`)];
  return pickle(orderedDict([[text('w'), dice.pick([attack, inst])]]));
}

type Edit = (bytes: Uint8Array, dice: Dice) => Uint8Array;

const PICKLE_EDITS: readonly Edit[] = [
  mutateBytes,
  (bytes, dice) => overwrite(bytes, dice.below(bytes.length), Uint8Array.of(anyOpcode(dice))),
  insertOpcodes,
  otherNumber,
  otherNumber,
  otherName,
];

/** Printable ones are the opcodes of old protocols, those over 128 of the newer. */
function anyOpcode(dice: Dice): number {
  return dice.pick([0x80 + dice.below(0x1a), 0x28 + dice.below(0x56)]);
}

function insertOpcodes(bytes: Uint8Array, dice: Dice): Uint8Array {
  const at = dice.below(bytes.length);
  const added = Uint8Array.from({ length: 1 + dice.below(4) }, () => anyOpcode(dice));
  return new Uint8Array(Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)]));
}

/** Another offset, size, stride or count: a one-byte number gets a value that may be of eight. */
function otherNumber(bytes: Uint8Array, dice: Dice): Uint8Array {
  const places = positionsOf(bytes, Uint8Array.of(0x4b));
  if (places.length === 0) return bytes;
  const at = dice.pick(places);
  const small = Uint8Array.of(0x4b, dice.below(64));
  const edge = BigInt(dice.pick(EDGES)) * BigInt(dice.pick([1, 1, -1]));
  const long = new Uint8Array(BigInt64Array.of(BigInt.asIntN(64, edge)).buffer);
  const by = dice.pick([small, small, Uint8Array.of(0x8a, 8, ...long)]);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + 2)]));
}

const NAMES = [
  'collections\nOrderedDict\n',
  'torch._utils\n_rebuild_tensor_v2\n',
  'torch._utils\n_rebuild_parameter\n',
  'torch\nFloatStorage\n',
  'torch\nHalfStorage\n',
  'torch\nBFloat16Storage\n',
  'torch\nLongStorage\n',
];

/** A name exchanged for another of the file, or for one that must never be taken. */
function otherName(bytes: Uint8Array, dice: Dice): Uint8Array {
  const old = Buffer.from(dice.pick(NAMES));
  const places = positionsOf(bytes, old);
  if (places.length === 0) return bytes;
  const at = dice.pick(places);
  const attack = dice
    .pick(ATTACKS)
    .map((part) => `${part}\n`)
    .join('');
  const name = Buffer.from(dice.pick([attack, dice.pick(NAMES)]));
  return new Uint8Array(
    Buffer.concat([bytes.subarray(0, at), name, bytes.subarray(at + old.length)]),
  );
}

/** Local headers, table entries, the table's end and its Zip64 parts. */
const ZIP_RECORDS = [0x0403, 0x0201, 0x0605, 0x0606, 0x0706];
const LONGEST_RECORD = 56;

/** A field of one record of the zip set to an edge, or to what another record has there. */
function otherZipField(dice: Dice): Uint8Array {
  const zip = archive(statePickle(dice), dice);
  const mark = dice.pick(ZIP_RECORDS);
  const signature = Uint8Array.of(0x50, 0x4b, mark & 255, mark >> 8);
  const records = positionsOf(zip, signature);
  if (records.length === 0) return mutateBytes(zip, dice);
  const field = 2 * dice.below(LONGEST_RECORD / 2);
  const other = dice.pick(records) + field;
  const by = dice.pick([edgeBytes(dice), zip.slice(other, other + 4)]);
  const at = Math.min(dice.pick(records) + field, zip.length);
  return overwrite(zip, at, by);
}

function positionsOf(bytes: Uint8Array, wanted: Uint8Array): number[] {
  const haystack = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: number[] = [];
  for (let at = haystack.indexOf(wanted); at >= 0; at = haystack.indexOf(wanted, at + 1)) {
    found.push(at);
  }
  return found;
}
