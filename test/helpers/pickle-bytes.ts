/** Writes pickles, of protocol 2 as torch.save does; each function gives the opcodes of one value. */
type Ops = readonly number[];

/** A whole pickle, ready to be read. */
export function pickle(value: Ops): Uint8Array {
  return Uint8Array.from([0x80, 2, ...value, 0x2e]);
}

export function text(value: string): Ops {
  const bytes = new TextEncoder().encode(value);
  return [0x58, ...u32(bytes.length), ...bytes];
}

export function int(value: number): Ops {
  if (value >= 0 && value < 256) return [0x4b, value];
  if (value >= 0 && value < 65_536) return [0x4d, value & 255, value >> 8];
  if (value >= -(2 ** 31) && value < 2 ** 31) return [0x4a, ...u32(value)];
  const bytes = new Uint8Array(BigInt64Array.of(BigInt(value)).buffer);
  return [0x8a, 8, ...bytes];
}

export const NONE: Ops = [0x4e];
export const FALSE: Ops = [0x89];
export const EMPTY_TUPLE: Ops = [0x29];

export function tuple(...items: Ops[]): Ops {
  return [0x28, ...items.flat(), 0x74];
}

/** A class or function by its name. */
export function named(module: string, name: string): Ops {
  return [0x63, ...latin(`${module}\n${name}\n`)];
}

/** Protocol 4's way to name the same. */
export function namedByStack(module: string, name: string): Ops {
  return [...text(module), ...text(name), 0x93];
}

/** What asks a reader of pickles to call something. */
export function call(callee: Ops, args: Ops): Ops {
  return [...callee, ...args, 0x52];
}

export function persistent(id: Ops): Ops {
  return [...id, 0x51];
}

/** A dict, or with `from` the items of what that makes. */
export function dict(entries: readonly (readonly [Ops, Ops])[], from: Ops = [0x7d]): Ops {
  return [...from, 0x28, ...entries.flat(2), 0x75];
}

export function build(object: Ops, state: Ops): Ops {
  return [...object, ...state, 0x62];
}

/** The value, kept under a number of the memo. */
export function kept(value: Ops, index: number): Ops {
  return [...value, 0x71, index];
}

export function recalled(index: number): Ops {
  return [0x68, index];
}

export function orderedDict(entries: readonly (readonly [Ops, Ops])[]): Ops {
  return dict(entries, call(named('collections', 'OrderedDict'), EMPTY_TUPLE));
}

function u32(value: number): Ops {
  return [...new Uint8Array(Uint32Array.of(value).buffer)];
}

function latin(value: string): Ops {
  return [...Buffer.from(value, 'latin1')];
}
