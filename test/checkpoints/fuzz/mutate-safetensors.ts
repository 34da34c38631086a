import { safetensorsFile } from '../../helpers/safetensors-bytes.ts';
import { type Dice, EDGES } from './dice.ts';
import { mutateBytes } from './mutate-bytes.ts';
import {
  type HeaderEntry,
  SAFETENSORS_DATA,
  safetensorsHeader,
  safetensorsSample,
} from './samples.ts';

/** A safetensors file with one to three things wrong, or changed and still right. */
export function mutatedSafetensors(dice: Dice): Uint8Array {
  const kind = dice.below(10);
  if (kind < 3) return mutateBytes(safetensorsSample(), dice);
  if (kind === 3) return otherLength(dice);
  if (kind === 4) return otherText(dice);
  const header = safetensorsHeader();
  for (let i = dice.below(3); i >= 0; i--) dice.pick(EDITS)(header, dice);
  return safetensorsFile(header, SAFETENSORS_DATA);
}

function otherLength(dice: Dice): Uint8Array {
  const json = JSON.stringify(safetensorsHeader());
  const near = BigInt(json.length + dice.below(17) - 8);
  const length = dice.pick([near, BigInt(dice.pick(EDGES))]);
  return safetensorsFile(json, SAFETENSORS_DATA, BigInt.asUintN(64, length));
}

/** The header's text changed, and its length with it. */
function otherText(dice: Dice): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(safetensorsHeader()));
  return safetensorsFile(mutateBytes(json, dice), SAFETENSORS_DATA);
}

type Edit = (header: Record<string, HeaderEntry>, dice: Dice) => void;

const EDITS: readonly Edit[] = [
  (header, dice) => {
    anyEntry(header, dice).dtype = dice.pick(['F32', 'F16', 'BF16', 'F64', 'U8', 'F4', 'x', null]);
  },
  (header, dice) => {
    anyEntry(header, dice).shape = Array.from({ length: dice.below(11) }, () => anyNumber(dice));
  },
  (header, dice) => {
    anyEntry(header, dice).shape = dice.pick([[], [20], [5, 4], [1, 20], 20, '20', null, [[20]]]);
  },
  (header, dice) => {
    anyEntry(header, dice).data_offsets = [anyNumber(dice), anyNumber(dice)];
  },
  (header, dice) => {
    anyEntry(header, dice).data_offsets = anyEntry(header, dice).data_offsets;
  },
  (header, dice) => {
    delete header[dice.pick(Object.keys(header))];
  },
  (header, dice) => {
    const entry: HeaderEntry = { ...anyEntry(header, dice) };
    header[dice.pick(['again', '__proto__', '', 'half'])] = entry;
  },
  (header, dice) => {
    delete anyEntry(header, dice)[dice.pick(['dtype', 'shape', 'data_offsets'] as const)];
  },
  exchangeRanges,
];

/** Two tensors change places; where their sizes are the same the file stays right. */
function exchangeRanges(header: Record<string, HeaderEntry>, dice: Dice): void {
  const [a, b] = [anyEntry(header, dice), anyEntry(header, dice)];
  [a.data_offsets, b.data_offsets] = [b.data_offsets, a.data_offsets];
}

function anyEntry(header: Record<string, HeaderEntry>, dice: Dice): HeaderEntry {
  const names = Object.keys(header);
  return names.length ? header[dice.pick(names)]! : {};
}

function anyNumber(dice: Dice): number {
  return dice.pick([dice.pick(EDGES), dice.below(400), -1, 0.5, dice.pick([160, 240, 300, 340])]);
}
