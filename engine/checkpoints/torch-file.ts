import { crc32 } from 'node:zlib';
import type { FileBytes } from './file-bytes.ts';
import { PICKLE_LIMITS } from './pickle-machine.ts';
import { placeState } from './place-state.ts';
import { readPickle } from './read-pickle.ts';
import type { PlacedTensor } from './stored-tensor.ts';
import { torchRules } from './torch-rules.ts';
import { readZipEntries, type ZipEntry } from './zip-entries.ts';

type Entries = ReadonlyMap<string, ZipEntry>;

/** The tensors of a zip archive written by torch.save since version 1.6. */
export async function placeTorchTensors(file: FileBytes): Promise<Map<string, PlacedTensor>> {
  const entries = await readZipEntries(file);
  const folder = archiveFolder(file, entries);
  await refuseBigEndian(file, entries.get(`${folder}byteorder`));
  const pickle = await readPickleBytes(file, entries.get(`${folder}data.pkl`)!);
  const state = readPickle(pickle, torchRules(file));
  return placeState(file, state, (key) => entries.get(`${folder}data/${key}`));
}

/** The archive's only folder is named after the file at the time of saving; data.pkl tells it. */
function archiveFolder(file: FileBytes, entries: Entries): string {
  const pickles = [...entries.keys()].filter((name) => /^[^/]+\/data\.pkl$/.test(name));
  if (pickles.length === 1) return pickles[0]!.slice(0, -'data.pkl'.length);
  const reason = 'it is a zip archive, but not one written by torch.save';
  throw file.error('checkpoint-not-a-weight-file', { reason });
}

async function refuseBigEndian(file: FileBytes, entry: ZipEntry | undefined): Promise<void> {
  if (!entry) return;
  const bytes = new Uint8Array(Math.min(entry.byteLength, 'little'.length));
  await file.read(entry.offset, bytes);
  if (new TextDecoder().decode(bytes) === 'little' && entry.byteLength === bytes.length) return;
  throw file.error('checkpoint-legacy', { format: 'written in big-endian byte order' });
}

async function readPickleBytes(file: FileBytes, entry: ZipEntry): Promise<Uint8Array> {
  if (entry.byteLength > PICKLE_LIMITS.bytes) {
    const params = { what: 'the size of its pickle', given: entry.byteLength };
    throw file.error('checkpoint-too-large', { ...params, limit: PICKLE_LIMITS.bytes });
  }
  const bytes = new Uint8Array(entry.byteLength);
  await file.read(entry.offset, bytes);
  if (entry.crc32 !== undefined && entry.crc32 !== crc32(bytes)) {
    throw file.error('checkpoint-checksum', { part: 'its pickle' });
  }
  return bytes;
}
