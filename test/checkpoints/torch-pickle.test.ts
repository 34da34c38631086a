import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  call,
  dict,
  EMPTY_TUPLE,
  FALSE,
  int,
  NONE,
  named,
  namedByStack,
  orderedDict,
  persistent,
  recalled,
  text,
  tuple,
} from '../helpers/pickle-bytes.ts';
import { storedZip } from '../helpers/stored-zip.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { torchMembers } from '../helpers/torch-bytes.ts';
import { COUNT, expectRefusal, pickled, readAll } from './torch-cases.ts';

const FORBIDDEN: readonly [string, string][] = [
  ['os', 'system'],
  ['posix', 'system'],
  ['builtins', 'eval'],
  ['builtins', 'exec'],
  ['__builtin__', 'getattr'],
  ['subprocess', 'Popen'],
  ['torch', 'load'],
  ['torch._utils', '_rebuild_sparse_tensor'],
  ['numpy.core.multiarray', '_reconstruct'],
  ['collections', '__proto__'],
  ['', 'constructor'],
];

for (const [module, name] of FORBIDDEN) {
  for (const by of [named, namedByStack]) {
    test(`${module}.${name} is refused, named and not called (${by.name})`, async () => {
      const canary = join(tempFolder(), 'canary');
      const attack = call(by(module, name), tuple(text(`touch ${canary}`)));
      const entries = [[text('w'), attack]] as const;
      await expectRefusal(
        pickled(orderedDict(entries)),
        'checkpoint-forbidden',
        `${module}.${name}`,
      );
      expect(existsSync(canary)).toBe(false);
    });
  }
}

const ODD_PICKLES: readonly [string, string, readonly number[]][] = [
  ['opcode INST', 'checkpoint-forbidden', [0x28, 0x69, ...Buffer.from('os\nsystem\n')]],
  ['opcode NEWOBJ', 'checkpoint-forbidden', [...NONE, ...EMPTY_TUPLE, 0x81]],
  ['opcode EXT1', 'checkpoint-forbidden', [0x82, 1]],
  ['opcode that does not exist', 'checkpoint-header', [0xff]],
  ['state for a tuple', 'checkpoint-forbidden', [...EMPTY_TUPLE, ...NONE, 0x62]],
  ['call of a text', 'checkpoint-header', call(text('os.system'), EMPTY_TUPLE)],
  ['call without a tuple', 'checkpoint-header', call(named('collections', 'OrderedDict'), NONE)],
  [
    'OrderedDict of arguments',
    'checkpoint-header',
    call(named('collections', 'OrderedDict'), tuple(int(1))),
  ],
  [
    'tensor of nothing',
    'checkpoint-header',
    call(named('torch._utils', '_rebuild_tensor_v2'), EMPTY_TUPLE),
  ],
  ['persistent id of another kind', 'checkpoint-header', [...text('x'), 0x51]],
  ['empty stack', 'checkpoint-header', []],
  ['tuple without a mark', 'checkpoint-header', [0x74]],
  ['item without a dict', 'checkpoint-header', [...NONE, ...NONE, ...NONE, 0x73]],
  ['key without a value', 'checkpoint-header', [0x7d, 0x28, ...NONE, 0x75]],
  ['element without a list', 'checkpoint-header', [...NONE, ...NONE, 0x61]],
  ['memo that was never filled', 'checkpoint-header', [0x68, 9]],
  ['text longer than the pickle', 'checkpoint-header', [0x58, 255, 255, 0, 0]],
  ['text of gigabytes', 'checkpoint-too-large', [0x58, 255, 255, 255, 255]],
  ['text that is not UTF-8', 'checkpoint-header', [0x8c, 1, 0xff]],
  ['line without an end', 'checkpoint-header', [0x63, 0x61]],
  ['name that is no text', 'checkpoint-header', [...NONE, ...NONE, 0x93]],
  ['row of 300 000 dicts', 'checkpoint-too-large', Array(300_000).fill(0x7d)],
  ['row of 300 000 values', 'checkpoint-too-large', Array(300_000).fill(0x4e)],
  [
    'tuple in a tuple, very deep',
    'checkpoint-not-a-weight-file',
    [0x29, ...Array(200_000).fill(0x85)],
  ],
  ['number alone', 'checkpoint-not-a-weight-file', int(5)],
  ['dict without a tensor', 'checkpoint-not-a-weight-file', dict([[text('w'), int(5)]])],
];

for (const [what, code, ops] of ODD_PICKLES) {
  test(`a pickle with a ${what}: ${code}`, () => expectRefusal(pickled(ops), code));
}

test('a pickle that goes on and on is stopped', async () => {
  const frames = new Uint8Array(9 * 2_000_001);
  for (let i = 0; i < frames.length; i += 9) frames[i] = 0x95;
  const protocols = new Uint8Array(2 * 2_000_001).fill(0x80);
  for (const endless of [frames, protocols]) {
    await expectRefusal(storedZip(torchMembers(endless, [])), 'checkpoint-too-large');
  }
});

test('a shape that the pickle changes afterwards stays what was checked', async () => {
  const type = named('torch', 'FloatStorage');
  const storage = persistent(tuple(text('storage'), type, text('0'), text('cpu'), int(24)));
  const list = (size: number, memo: number) => [0x5d, 0x71, memo, ...int(size), 0x61];
  const args = tuple(storage, int(0), list(24, 0), list(1, 1), FALSE, NONE);
  const entries = [
    [text('w'), call(named('torch._utils', '_rebuild_tensor_v2'), args)],
    [text('grown'), [...recalled(0), ...int(9), 0x61]],
    [text('grown too'), [...recalled(1), ...int(9), 0x61]],
  ] as const;
  expect(await readAll(pickled(orderedDict(entries)))).toEqual({ w: [...COUNT] });
});
