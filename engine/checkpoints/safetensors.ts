import { z } from 'zod';
import { type FileBytes, openFileBytes } from './file-bytes.ts';
import {
  countElements,
  DTYPE_BYTES,
  type PlacedTensor,
  rowMajorStrides,
  type StoredDtype,
  type StoredTensor,
} from './stored-tensor.ts';

/** Real files have about 150 bytes for a tensor, and 3 000 tensors at most. */
const MAX_HEADER_BYTES = 16 << 20;
const LENGTH_BYTES = 8;

const wholeNumber = z.int().nonnegative();
const headerEntry = z.strictObject({
  dtype: z.string().max(16),
  shape: z.array(wholeNumber).max(8),
  data_offsets: z.tuple([wholeNumber, wholeNumber]),
});

const metadataSchema = z.object({ __metadata__: z.record(z.string(), z.string()).default({}) });

interface Entry extends StoredTensor {
  /** Bytes of the data section, which begins after the header. */
  readonly begin: number;
  readonly end: number;
}

/** The tensors of a safetensors file. Checks that they fill its data without a gap or an overlap. */
export async function placeSafetensors(file: FileBytes): Promise<Map<string, PlacedTensor>> {
  const { header, dataStart } = await readHeader(file);
  const entries = Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, value]) => parseEntry(file, name, value));
  checkTiling(file, entries, file.size - dataStart);
  return new Map(
    entries.map(({ name, dtype, shape, begin }) => [
      name,
      { name, dtype, shape, strides: rowMajorStrides(shape), offset: dataStart + begin },
    ]),
  );
}

/** Where each tensor of a safetensors file lies, in bytes from the start of the file. */
export async function safetensorsLayout(
  path: string,
): Promise<
  ReadonlyMap<string, StoredTensor & { readonly offset: number; readonly byteLength: number }>
> {
  const file = await openFileBytes(path);
  try {
    const tensors = await placeSafetensors(file);
    return new Map(
      [...tensors].map(([name, { dtype, shape, offset }]) => [
        name,
        { name, dtype, shape, offset, byteLength: countElements(shape) * DTYPE_BYTES[dtype] },
      ]),
    );
  } finally {
    await file.close();
  }
}

/** What the maker of a safetensors file wrote beside its tensors; empty where that is nothing. */
export async function safetensorsMetadata(path: string): Promise<Readonly<Record<string, string>>> {
  const file = await openFileBytes(path);
  try {
    const { header } = await readHeader(file);
    const parsed = metadataSchema.safeParse(header);
    if (!parsed.success)
      throw file.error('checkpoint-header', { reason: 'its metadata is no text' });
    return parsed.data.__metadata__;
  } finally {
    await file.close();
  }
}

async function readHeader(file: FileBytes): Promise<{ header: object; dataStart: number }> {
  const prefix = new Uint8Array(LENGTH_BYTES);
  await file.read(0, prefix);
  const length = Number(new DataView(prefix.buffer).getBigUint64(0, true));
  if (length > MAX_HEADER_BYTES) {
    throw file.error('checkpoint-too-large', {
      what: 'its header',
      given: `${length} bytes`,
      limit: `${MAX_HEADER_BYTES} bytes`,
    });
  }
  const bytes = new Uint8Array(length);
  await file.read(LENGTH_BYTES, bytes);
  return { header: parseHeader(file, bytes), dataStart: LENGTH_BYTES + length };
}

function parseHeader(file: FileBytes, bytes: Uint8Array): object {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const header: unknown = JSON.parse(text);
    if (typeof header === 'object' && header !== null && !Array.isArray(header)) return header;
    throw new Error('not an object');
  } catch (cause) {
    throw file.error('checkpoint-header', { reason: 'its header is not JSON' }, cause);
  }
}

function parseEntry(file: FileBytes, name: string, value: unknown): Entry {
  const parsed = headerEntry.safeParse(value);
  if (!parsed.success) {
    throw file.error('checkpoint-header', { reason: `its entry for ${name} makes no sense` });
  }
  const { dtype, shape, data_offsets } = parsed.data;
  if (!isStoredDtype(dtype)) throw file.error('checkpoint-dtype', { tensor: name, dtype });
  const [begin, end] = data_offsets;
  if (countElements(shape) * DTYPE_BYTES[dtype] !== end - begin) {
    throw file.error('checkpoint-header', {
      reason: `${name} has ${end - begin} bytes, which is not what ${dtype} [${shape}] takes`,
    });
  }
  return { name, dtype, shape, begin, end };
}

function isStoredDtype(dtype: string): dtype is StoredDtype {
  return Object.hasOwn(DTYPE_BYTES, dtype);
}

/** Each tensor begins where the one before it ends, the last one at the end of the file. */
function checkTiling(file: FileBytes, entries: readonly Entry[], dataBytes: number): void {
  const sorted = entries.toSorted((a, b) => a.begin - b.begin || a.end - b.end);
  let previous = { name: 'the header', end: 0 };
  for (const entry of sorted) {
    if (entry.begin < previous.end) {
      throw file.error('checkpoint-overlap', { first: previous.name, second: entry.name });
    }
    if (entry.begin > previous.end) throw hole(file, previous.name);
    previous = entry;
  }
  if (previous.end > dataBytes) {
    throw file.error('checkpoint-truncated', {
      reason: `its tensors take ${previous.end} bytes, and ${dataBytes} are there`,
    });
  }
  if (previous.end < dataBytes) throw hole(file, previous.name);
}

function hole(file: FileBytes, after: string) {
  return file.error('checkpoint-header', { reason: `there are bytes of no tensor after ${after}` });
}
