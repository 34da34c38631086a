import {
  build,
  call,
  dict,
  EMPTY_TUPLE,
  FALSE,
  int,
  kept,
  named,
  orderedDict,
  persistent,
  pickle,
  recalled,
  text,
  tuple,
} from './pickle-bytes.ts';
import { storedZip, type ZipMember } from './stored-zip.ts';

const STORAGE_NAMES = {
  F64: 'DoubleStorage',
  F32: 'FloatStorage',
  F16: 'HalfStorage',
  BF16: 'BFloat16Storage',
  I64: 'LongStorage',
} as const;

/** The numbers that one or many tensors look into; `hole` bytes of zeros follow `bytes`. */
export interface TestStorage {
  readonly dtype: keyof typeof STORAGE_NAMES;
  readonly bytes: Uint8Array;
  readonly hole?: number;
  readonly elements: number;
}

/** A tensor: a view into the storage of that index, counted in elements. */
export interface TestView {
  readonly name: string;
  readonly storage: number;
  readonly offset?: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly isParameter?: boolean;
}

export interface TestStateDict {
  readonly storages: readonly TestStorage[];
  readonly views: readonly TestView[];
}

type Ops = readonly number[];

/** A file as torch.save writes it: one folder, the pickle, and an entry for each storage. */
export function torchFile(state: TestStateDict): Uint8Array {
  return storedZip(torchMembers(pickle(stateDict(state)), state.storages));
}

export function torchMembers(
  dataPickle: Uint8Array,
  storages: readonly TestStorage[],
  folder = 'some-name-30000',
): ZipMember[] {
  const ascii = (value: string) => new TextEncoder().encode(value);
  return [
    { name: `${folder}/data.pkl`, bytes: dataPickle },
    { name: `${folder}/byteorder`, bytes: ascii('little') },
    ...storages.map(({ bytes, hole = 0 }, i) => ({ name: `${folder}/data/${i}`, bytes, hole })),
    { name: `${folder}/version`, bytes: ascii('3\n') },
    { name: `${folder}/.data/serialization_id`, bytes: ascii('0123456789') },
  ];
}

/** The opcodes of an OrderedDict with a `_metadata` attribute, as of a module's state dict. */
export function stateDict({ storages, views }: TestStateDict): Ops {
  const entries = views.map((view) => [text(view.name), tensor(view, storages)] as const);
  const attributes = dict([[text('_metadata'), orderedDict([])]]);
  return build(orderedDict(entries), attributes);
}

/** The same beside other things a trainer keeps. */
export function trainerState(state: TestStateDict): Ops {
  return dict([
    [text('epoch'), kept(int(3), 0)],
    [text('global_step'), recalled(0)],
    [text('seed'), int(2 ** 40)],
    [text('state_dict'), stateDict(state)],
  ]);
}

function tensor(view: TestView, storages: readonly TestStorage[]): Ops {
  const { dtype, elements } = storages[view.storage]!;
  const type = named('torch', STORAGE_NAMES[dtype]);
  const id = tuple(
    text('storage'),
    type,
    text(String(view.storage)),
    text('cuda:0'),
    int(elements),
  );
  const data = call(
    named('torch._utils', '_rebuild_tensor_v2'),
    tuple(
      persistent(id),
      int(view.offset ?? 0),
      tuple(...view.shape.map(int)),
      tuple(...view.strides.map(int)),
      FALSE,
      call(named('collections', 'OrderedDict'), EMPTY_TUPLE),
    ),
  );
  if (!view.isParameter) return data;
  const args = tuple(data, FALSE, call(named('collections', 'OrderedDict'), EMPTY_TUPLE));
  return call(named('torch._utils', '_rebuild_parameter'), args);
}
