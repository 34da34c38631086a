import { crc32 } from 'node:zlib';

/** A file to be stored; `hole` bytes of nothing come after its bytes (for sparse files). */
export interface ZipMember {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly hole?: number;
  /** What the table says of it, true or not. */
  readonly method?: number;
  readonly crc?: number;
  readonly flags?: number;
}

/** Bytes that belong at one place of a file. */
export interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

interface Placed {
  readonly member: ZipMember;
  readonly size: number;
  readonly offset: number;
}

/** A zip of uncompressed members as one array. */
export function storedZip(members: readonly ZipMember[], options: { zip64?: boolean } = {}) {
  const pieces = storedZipPieces(members, options);
  const last = pieces.at(-1)!;
  const zip = new Uint8Array(last.offset + last.bytes.length);
  for (const { offset, bytes } of pieces) zip.set(bytes, offset);
  return zip;
}

/** The same as pieces, so that a member may have a hole of any size. */
export function storedZipPieces(
  members: readonly ZipMember[],
  { zip64 = false }: { zip64?: boolean } = {},
): Piece[] {
  const pieces: Piece[] = [];
  const placed: Placed[] = [];
  let end = 0;
  for (const member of members) {
    const size = member.bytes.length + (member.hole ?? 0);
    placed.push({ member, size, offset: end });
    const local = join(header(0x04034b50, { member, size, offset: end }, zip64), member.bytes);
    pieces.push({ offset: end, bytes: local });
    end += local.length + (member.hole ?? 0);
  }
  const table = join(...placed.map((place) => header(0x02014b50, place, zip64)));
  pieces.push({ offset: end, bytes: join(table, tail(placed.length, table.length, end, zip64)) });
  return pieces;
}

/** A local header, or an entry of the central table: the same fields and a few more. */
function header(signature: number, { member, size, offset }: Placed, zip64: boolean): Uint8Array {
  const isCentral = signature === 0x02014b50;
  const name = new TextEncoder().encode(member.name);
  const extra = zip64 ? join(u16(1), u16(24), u64(size), u64(size), u64(offset)) : new Uint8Array();
  const sum = member.crc ?? crc32(member.bytes);
  return join(
    u32(signature),
    isCentral ? u16(45) : u16(),
    u16(45, member.flags ?? 0x800, member.method ?? 0, 0, 0),
    u32(sum, zip64 ? 0xffffffff : size, zip64 ? 0xffffffff : size),
    u16(name.length, extra.length),
    isCentral ? join(u16(0, 0, 0), u32(0, zip64 ? 0xffffffff : offset)) : u16(),
    name,
    extra,
  );
}

function tail(count: number, tableSize: number, tableOffset: number, zip64: boolean): Uint8Array {
  if (!zip64) {
    return join(u32(0x06054b50), u16(0, 0, count, count), u32(tableSize, tableOffset), u16(0));
  }
  const record = join(
    u32(0x06064b50),
    u64(44),
    u16(45, 45),
    u32(0, 0),
    u64(count, count, tableSize, tableOffset),
  );
  const locator = join(u32(0x07064b50, 0), u64(tableOffset + tableSize), u32(1));
  const end = join(u32(0x06054b50), u16(0, 0, 0xffff, 0xffff), u32(0xffffffff, 0xffffffff), u16(0));
  return join(record, locator, end);
}

function u16(...values: number[]): Uint8Array {
  return new Uint8Array(Uint16Array.from(values).buffer);
}

function u32(...values: number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(values).buffer);
}

function u64(...values: number[]): Uint8Array {
  return new Uint8Array(BigUint64Array.from(values, BigInt).buffer);
}

function join(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
