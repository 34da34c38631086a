import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { CheckpointError } from './checkpoint-error.ts';
import type { FileBytes } from './file-bytes.ts';

/** A file stored uncompressed inside a zip: its bytes are bytes of the zip. */
export interface ZipEntry {
  readonly offset: number;
  readonly byteLength: number;
  /** Absent when its writer was told not to compute it. */
  readonly crc32?: number;
}

interface Place extends ZipEntry {
  readonly name: string;
  /** Where the entry's own header begins. */
  readonly start: number;
}

/** A checkpoint has one entry for each tensor, and a handful more: 700 as a rule. */
const MAX_ENTRIES = 16_384;
const ENCRYPTED_FLAG = 1;

/** All entries of a zip by name. Refuses compressed, encrypted, doubled and overlapping ones. */
export async function readZipEntries(file: FileBytes): Promise<Map<string, ZipEntry>> {
  try {
    const zip = await fromRandomAccessReaderPromise(new BoundedReader(file), file.size);
    return await placeEntries(file, zip);
  } catch (cause) {
    if (cause instanceof CheckpointError) throw cause;
    throw zipError(file, cause);
  }
}

async function placeEntries(file: FileBytes, zip: ZipFile): Promise<Map<string, ZipEntry>> {
  if (zip.entryCount > MAX_ENTRIES) {
    const params = { what: 'the number of its entries', given: zip.entryCount, limit: MAX_ENTRIES };
    throw file.error('checkpoint-too-large', params);
  }
  const places: Place[] = [];
  for await (const entry of zip.eachEntry()) places.push(await placeEntry(file, zip, entry));
  refuseOverlap(file, places);
  const entries = new Map(places.map(({ name, ...entry }) => [name, entry]));
  if (entries.size === places.length) return entries;
  throw file.error('checkpoint-header', { reason: 'two of its entries have one name' });
}

async function placeEntry(file: FileBytes, zip: ZipFile, entry: Entry): Promise<Place> {
  if (entry.generalPurposeBitFlag & ENCRYPTED_FLAG) {
    throw file.error('checkpoint-header', { reason: `its entry ${entry.fileName} is encrypted` });
  }
  if (entry.compressionMethod !== 0) {
    throw file.error('checkpoint-compressed', { part: entry.fileName });
  }
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  return {
    name: entry.fileName,
    start: entry.relativeOffsetOfLocalHeader,
    offset: fileDataStart,
    byteLength: entry.uncompressedSize,
    ...(entry.crc32 === 0 ? {} : { crc32: entry.crc32 }),
  };
}

/** No entry, its own header included, may lie on bytes of another. */
function refuseOverlap(file: FileBytes, places: readonly Place[]): void {
  let previous = { name: '', end: 0 };
  for (const { name, start, offset, byteLength } of places.toSorted((a, b) => a.start - b.start)) {
    if (start < previous.end) {
      throw file.error('checkpoint-overlap', { first: previous.name, second: name });
    }
    previous = { name, end: offset + byteLength };
  }
}

function zipError(file: FileBytes, cause: unknown): CheckpointError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const endsEarly = /signature not found|unexpected EOF|overflows file bounds/.test(reason);
  return endsEarly
    ? file.error('checkpoint-truncated', { reason: 'the table at its end is missing' }, cause)
    : file.error('checkpoint-header', { reason: `its zip table is wrong (${reason})` }, cause);
}

/** Hands yauzl bytes of the open file; a position out of range becomes an error, not an exception. */
class BoundedReader extends RandomAccessReader {
  readonly #file: FileBytes;

  constructor(file: FileBytes) {
    super();
    this.#file = file;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#file.read(position, buffer.subarray(offset, offset + length)).then(
      () => callback(null),
      (error) => callback(error),
    );
  }
}
