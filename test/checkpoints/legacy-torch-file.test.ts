import { expect, test } from 'vitest';
import { keyList, legacyTorchBytes, legacyTorchFile } from '../helpers/legacy-torch-bytes.ts';
import {
  call,
  int,
  NONE,
  named,
  persistent,
  pickle,
  text,
  tuple,
} from '../helpers/pickle-bytes.ts';
import { stateDict, trainerState } from '../helpers/torch-bytes.ts';
import { COUNT, expectRefusal, readAll, SINGLE, STATE, VIEW } from './torch-cases.ts';

const IDS = { dtype: 'F16', bytes: Uint8Array.of(0, 0x3c, 0, 0x40), elements: 2 } as const;
const TWO = {
  storages: [SINGLE, IDS],
  views: [VIEW, { name: 'half', storage: 1, shape: [2], strides: [1] }],
};

test('storages behind one another are read, and views into them', async () => {
  const turned = { name: 'turned', storage: 0, offset: 1, shape: [3, 2], strides: [1, 4] };
  const state = { ...TWO, views: [...TWO.views, turned] };
  expect(await readAll(legacyTorchFile(state))).toEqual({
    w: [...COUNT],
    half: [1, 2],
    turned: [2, 6, 3, 7, 4, 8],
  });
});

test("a trainer's state dict, and storages in another order than its tensors, are read", async () => {
  const bytes = legacyTorchBytes(pickle(trainerState({ ...TWO, views: TWO.views.toReversed() })), [
    ...TWO.storages,
  ]);
  expect(await readAll(bytes)).toEqual({ w: [...COUNT], half: [1, 2] });
});

test('what PyTorch 0.1 pickled in Python 2 is read: byte strings, pairs, the first _rebuild_tensor', async () => {
  const byteString = (value: string) => [0x55, value.length, ...Buffer.from(value)];
  const id = tuple(
    byteString('storage'),
    named('torch', 'FloatStorage'),
    byteString('0'),
    byteString('cuda:0'),
    int(24),
    NONE,
  );
  const tensor = call(
    named('torch._utils', '_rebuild_tensor'),
    tuple(persistent(id), int(0), tuple(int(24)), tuple(int(1))),
  );
  const pair = [0x5d, 0x28, ...byteString('lin0.weight'), ...tensor, 0x65];
  const pairs = [0x5d, 0x28, ...pair, 0x65];
  const state = call(named('collections', 'OrderedDict'), tuple(pairs));
  expect(await readAll(legacyTorchBytes(pickle(state), [SINGLE]))).toEqual({
    'lin0.weight': [...COUNT],
  });
});

test('a storage that views another is refused', async () => {
  const id = tuple(
    text('storage'),
    named('torch', 'FloatStorage'),
    text('0'),
    text('cpu'),
    int(24),
    tuple(text('1'), int(0), int(24)),
  );
  await expectRefusal(
    legacyTorchBytes(pickle(persistent(id)), [SINGLE]),
    'checkpoint-header',
    'names a storage wrongly',
  );
});

const whole = pickle(stateDict(STATE));

const DAMAGED: readonly [string, string, string, Uint8Array][] = [
  [
    'big-endian numbers',
    'checkpoint-legacy',
    'big-endian',
    legacyTorchBytes(whole, [SINGLE], { isLittleEndian: false }),
  ],
  [
    'no list of storages',
    'checkpoint-header',
    'is missing',
    legacyTorchBytes(whole, [SINGLE], { keys: int(1) }),
  ],
  [
    'a storage of which no tensor speaks',
    'checkpoint-header',
    'does not fit',
    legacyTorchBytes(whole, [SINGLE], { keys: keyList(['7']) }),
  ],
  [
    'a storage twice',
    'checkpoint-header',
    'does not fit',
    legacyTorchBytes(whole, [SINGLE, SINGLE], { keys: keyList(['0', '0']) }),
  ],
  [
    'a storage left out',
    'checkpoint-truncated',
    'w has no values',
    legacyTorchBytes(whole, [], { keys: keyList([]) }),
  ],
  [
    'a storage of another size',
    'checkpoint-header',
    'not of the size',
    legacyTorchBytes(whole, [{ ...SINGLE, elements: 25 }]),
  ],
  ['an end too early', 'checkpoint-truncated', 'too early', legacyTorchFile(STATE).subarray(0, -1)],
  [
    'an end in its pickles',
    'checkpoint-header',
    'pickle is broken',
    legacyTorchFile(STATE).subarray(0, 99),
  ],
  [
    'a call that is not of weights',
    'checkpoint-forbidden',
    'os.system',
    legacyTorchBytes(pickle(call(named('os', 'system'), tuple(text('true')))), []),
  ],
];

for (const [what, code, words, bytes] of DAMAGED) {
  test(`a file with ${what}: ${code}`, () => expectRefusal(bytes, code, words));
}
