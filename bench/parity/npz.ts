import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/** An array as numpy saves it, its values in row-major order. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number> | readonly string[];
}

/** All arrays of an .npz file, by their names. */
export async function readNpz(path: string): Promise<ReadonlyMap<string, NpyArray>> {
  const zip = await openPromise(path);
  const arrays = new Map<string, NpyArray>();
  for await (const entry of zip.eachEntry()) {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    arrays.set(entry.fileName.replace(/[.]npy$/, ''), parseNpy(bytes));
  }
  return arrays;
}

const HEADER = /'descr': '([^']+)', 'fortran_order': (True|False), 'shape': \(([^)]*)\)/;

function parseNpy(file: Buffer): NpyArray {
  const start = file[6] === 1 ? 10 : 12;
  const length = start === 10 ? file.readUInt16LE(8) : file.readUInt32LE(8);
  const [, type, fortran, axes] = HEADER.exec(file.toString('latin1', start, start + length)) ?? [];
  if (!type || fortran !== 'False') throw new Error('an array of numpy in a form unknown here');
  const shape = (axes ?? '').split(',').filter((size) => size.trim() !== '');
  return { shape: shape.map(Number), values: decode(type, file.subarray(start + length)) };
}

function decode(type: string, bytes: Buffer): NpyArray['values'] {
  if (type.startsWith('<U')) return strings(bytes, Number(type.slice(2)));
  const data = new Uint8Array(bytes).buffer;
  switch (type) {
    case '<f4':
      return new Float32Array(data);
    case '<f8':
      return new Float64Array(data);
    case '<f2':
      return new Float16Array(data);
    case '<i8':
      return Array.from(new BigInt64Array(data), Number);
    case '<i4':
      return new Int32Array(data);
    case '|u1':
      return new Uint8Array(data);
    default:
      throw new Error(`an array of numpy's type ${type}, which is unknown here`);
  }
}

/** numpy pads strings with zeros to one length, four bytes a character. */
function strings(bytes: Buffer, length: number): readonly string[] {
  const points = new Uint32Array(new Uint8Array(bytes).buffer);
  return Array.from({ length: points.length / length }, (_, index) => {
    const own = points.subarray(index * length, (index + 1) * length);
    return String.fromCodePoint(...own.filter((point) => point !== 0));
  });
}
