/** One joint of a BVH file, with its place among the channels of a frame. */
export interface BvhJoint {
  readonly name: string;
  /** Index into the joints; null for a root. */
  readonly parent: number | null;
  /** From the parent, in the file's own unit. */
  readonly offset: readonly [number, number, number];
  readonly channels: readonly BvhChannel[];
  /** Offset of the tip below a last joint. */
  readonly end: readonly [number, number, number] | null;
}

/** Motion capture as Biovision wrote it: a hierarchy, then a row of numbers a frame. */
export interface Bvh {
  /** Parents before children. */
  readonly joints: readonly BvhJoint[];
  readonly frameSeconds: number;
  /** One number for every channel of every joint, in order; degrees for rotations. */
  readonly frames: readonly Float64Array[];
}

const CHANNELS = [
  'Xposition',
  'Yposition',
  'Zposition',
  'Xrotation',
  'Yrotation',
  'Zrotation',
] as const;
type BvhChannel = (typeof CHANNELS)[number];
type Offset = readonly [number, number, number];

/** More than any recording of one person has; a hostile file stops here. */
const LIMITS = { characters: 64 * 2 ** 20, joints: 512, frames: 36_000, depth: 64 } as const;

/** @throws Error that says what was expected, for anything but a well-formed file within bounds */
export function parseBvh(text: string): Bvh {
  if (text.length > LIMITS.characters) throw new Error('BVH: the file is too large');
  const reader = createReader(text);
  reader.expect('HIERARCHY');
  const joints: BvhJoint[] = [];
  while (reader.peek() === 'ROOT') {
    reader.next();
    readJoint(reader, joints, null, 0);
  }
  if (joints.length === 0) throw new Error('BVH: no ROOT');
  return { joints, ...readMotion(reader, channelCount(joints)) };
}

interface Reader {
  peek(): string | undefined;
  next(): string;
  expect(...words: string[]): void;
  number(): number;
}

function createReader(text: string): Reader {
  const words = text.matchAll(/\S+/g);
  let ahead = words.next().value?.[0];
  const next = () => {
    if (ahead === undefined) throw new Error('BVH: the file ends too early');
    const word = ahead;
    ahead = words.next().value?.[0];
    return word;
  };
  return {
    peek: () => ahead,
    next,
    expect: (...expected) => {
      for (const word of expected) {
        const got = next();
        if (got.toLowerCase() !== word.toLowerCase()) {
          throw new Error(`BVH: expected ${word}, got ${got.slice(0, 40)}`);
        }
      }
    },
    number: () => {
      const word = next();
      const value = Number(word);
      if (!Number.isFinite(value)) throw new Error(`BVH: ${word.slice(0, 40)} is no number`);
      return value;
    },
  };
}

function readJoint(reader: Reader, joints: BvhJoint[], parent: number | null, depth: number): void {
  if (joints.length >= LIMITS.joints || depth > LIMITS.depth)
    throw new Error('BVH: too many joints');
  const name = readName(reader);
  reader.expect('OFFSET');
  const offset = readOffset(reader);
  const channels = reader.peek() === 'CHANNELS' ? readChannels(reader) : [];
  const index = joints.length;
  joints.push({ name, parent, offset, channels, end: null });
  while (reader.peek() !== '}') {
    if (reader.peek() === 'End') {
      joints[index] = { ...joints[index]!, end: readEnd(reader) };
    } else {
      reader.expect('JOINT');
      readJoint(reader, joints, index, depth + 1);
    }
  }
  reader.expect('}');
}

/** Some programs write names with spaces in them. */
function readName(reader: Reader): string {
  const words: string[] = [];
  while (reader.peek() !== '{') words.push(reader.next());
  reader.expect('{');
  return words.join(' ');
}

function readEnd(reader: Reader): Offset {
  reader.next();
  readName(reader);
  reader.expect('OFFSET');
  const offset = readOffset(reader);
  reader.expect('}');
  return offset;
}

function readOffset(reader: Reader): Offset {
  return [reader.number(), reader.number(), reader.number()];
}

function readChannels(reader: Reader): BvhChannel[] {
  reader.expect('CHANNELS');
  const count = reader.number();
  if (!Number.isInteger(count) || count < 0 || count > 6) throw new Error('BVH: bad channel count');
  return Array.from({ length: count }, () => {
    const word = reader.next().toLowerCase();
    const channel = CHANNELS.find((name) => name.toLowerCase() === word);
    if (channel === undefined) throw new Error(`BVH: unknown channel ${word.slice(0, 40)}`);
    return channel;
  });
}

function readMotion(reader: Reader, width: number): Pick<Bvh, 'frameSeconds' | 'frames'> {
  reader.expect('MOTION', 'Frames:');
  const count = reader.number();
  if (!Number.isInteger(count) || count < 0 || count > LIMITS.frames) {
    throw new Error('BVH: too many frames');
  }
  reader.expect('Frame', 'Time:');
  const frameSeconds = reader.number();
  if (!(frameSeconds > 0)) throw new Error('BVH: the frame time must be positive');
  const frames: Float64Array[] = [];
  for (let i = 0; i < count; i++) {
    frames.push(Float64Array.from({ length: width }, () => reader.number()));
  }
  return { frameSeconds, frames };
}

function channelCount(joints: readonly BvhJoint[]): number {
  return joints.reduce((sum, { channels }) => sum + channels.length, 0);
}
