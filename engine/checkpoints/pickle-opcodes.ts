import type { PickleMachine } from './pickle-machine.ts';

/** What each opcode that plain data needs does. There is none that calls, imports or builds a class. */
export const OPCODES: Readonly<Record<number, (machine: PickleMachine) => void>> = {
  // Framing: a protocol number, or the length of a frame, neither of which matters here.
  128: (m) => m.take(1), // PROTO
  149: (m) => m.take(8), // FRAME
  // Plain values.
  78: (m) => m.push(null), // NONE
  136: (m) => m.push(true), // NEWTRUE
  137: (m) => m.push(false), // NEWFALSE
  75: (m) => m.push(m.uint(1)), // BININT1
  77: (m) => m.push(m.uint(2)), // BININT2
  74: (m) => m.push(m.int32()), // BININT
  138: (m) => m.push(longNumber(m.take(m.uint(1)))), // LONG1
  71: (m) => m.push(m.float64()), // BINFLOAT
  140: (m) => m.push(m.text(m.uint(1))), // SHORT_BINUNICODE
  88: (m) => m.push(m.text(m.uint(4))), // BINUNICODE
  85: (m) => m.push(m.text(m.uint(1))), // SHORT_BINSTRING, a text of Python 2
  141: (m) => m.push(m.text(m.uint(8))), // BINUNICODE8
  // Containers.
  40: (m) => m.pushMark(), // MARK
  93: (m) => m.pushContainer([]), // EMPTY_LIST
  41: (m) => m.pushContainer([]), // EMPTY_TUPLE
  125: (m) => m.pushContainer(new Map()), // EMPTY_DICT
  116: (m) => m.pushContainer(m.popToMark()), // TUPLE
  133: (m) => m.pushContainer([m.pop()]), // TUPLE1
  134: (m) => m.pushContainer([m.pop(), m.pop()].reverse()), // TUPLE2
  135: (m) => m.pushContainer([m.pop(), m.pop(), m.pop()].reverse()), // TUPLE3
  97: (m) => append(m, [m.pop()]), // APPEND
  101: (m) => append(m, m.popToMark()), // APPENDS
  115: (m) => setItems(m, [m.pop(), m.pop()].reverse()), // SETITEM
  117: (m) => setItems(m, m.popToMark()), // SETITEMS
  // The memo.
  113: (m) => m.remember(m.uint(1)), // BINPUT
  114: (m) => m.remember(m.uint(4)), // LONG_BINPUT
  148: (m) => m.rememberNext(), // MEMOIZE
  104: (m) => m.recall(m.uint(1)), // BINGET
  106: (m) => m.recall(m.uint(4)), // LONG_BINGET
  // What is named: answered by the rules, with data.
  99: (m) => pushGlobal(m, m.line(), m.line()), // GLOBAL
  147: (m) => pushStackGlobal(m), // STACK_GLOBAL
  81: (m) => m.push(m.rules.persistent(m.pop())), // BINPERSID
  82: (m) => reduce(m), // REDUCE
  98: (m) => ignoreState(m), // BUILD
};

/** The other opcodes of pickle, to be named when they are refused. */
export const FORBIDDEN_OPCODES: Readonly<Record<number, string>> = {
  48: 'POP',
  49: 'POP_MARK',
  50: 'DUP',
  70: 'FLOAT',
  73: 'INT',
  76: 'LONG',
  80: 'PERSID',
  83: 'STRING',
  84: 'BINSTRING',
  86: 'UNICODE',
  66: 'BINBYTES',
  67: 'SHORT_BINBYTES',
  100: 'DICT',
  103: 'GET',
  105: 'INST',
  108: 'LIST',
  111: 'OBJ',
  112: 'PUT',
  129: 'NEWOBJ',
  130: 'EXT1',
  131: 'EXT2',
  132: 'EXT4',
  139: 'LONG4',
  142: 'BINBYTES8',
  143: 'EMPTY_SET',
  144: 'ADDITEMS',
  145: 'FROZENSET',
  146: 'NEWOBJ_EX',
  150: 'BYTEARRAY8',
  151: 'NEXT_BUFFER',
  152: 'READONLY_BUFFER',
};

/** Little-endian two's complement; a bigint where a number would not be exact. */
function longNumber(bytes: Uint8Array): number | bigint {
  const hex = Buffer.from(bytes).reverse().toString('hex');
  const value = BigInt.asIntN(8 * bytes.length, hex ? BigInt(`0x${hex}`) : 0n);
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function append(machine: PickleMachine, items: readonly unknown[]): void {
  const list = machine.top();
  if (!Array.isArray(list)) throw machine.broken('it appends to what is no list');
  for (const item of items) list.push(item);
}

function setItems(machine: PickleMachine, items: readonly unknown[]): void {
  const dict = machine.top();
  if (!(dict instanceof Map)) throw machine.broken('it sets a key of what is no dict');
  if (items.length % 2) throw machine.broken('a key has no value');
  for (let i = 0; i < items.length; i += 2) dict.set(items[i], items[i + 1]);
}

function pushStackGlobal(machine: PickleMachine): void {
  const name = machine.pop();
  const module = machine.pop();
  if (typeof module !== 'string' || typeof name !== 'string') {
    throw machine.broken('a name that is no text');
  }
  pushGlobal(machine, module, name);
}

function pushGlobal(machine: PickleMachine, module: string, name: string): void {
  const standIn = machine.rules.global(`${module}.${name}`);
  if (standIn === undefined) {
    throw machine.rules.error('checkpoint-forbidden', { what: `${module}.${name}` });
  }
  machine.push(standIn);
}

function reduce(machine: PickleMachine): void {
  const args = machine.pop();
  const callee = machine.pop();
  const value = Array.isArray(args) ? machine.rules.reduce(callee, args) : undefined;
  if (value === undefined) throw machine.broken('something is rebuilt from what does not fit it');
  if (value instanceof Map) machine.pushContainer(value);
  else machine.push(value);
}

/** State of an OrderedDict (`_metadata` of a state dict) says nothing of the weights. */
function ignoreState(machine: PickleMachine): void {
  machine.pop();
  if (machine.top() instanceof Map) return;
  throw machine.rules.error('checkpoint-forbidden', { what: 'BUILD on something not a dict' });
}
