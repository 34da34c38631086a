import fc from 'fast-check';

/** Something that somebody tries; who and on what is counted out when it is sent. */
export type Attack = { readonly who: number } & (
  | { readonly kind: 'command'; readonly type: 2 | 4; readonly data: object }
  | { readonly kind: 'photo'; readonly file: HostileFile; readonly dance: string }
  /** A button or choice that is there, and the message it is on. */
  | { readonly kind: 'press'; readonly on: number; readonly button: number }
  /** An action that was made up, on a message that is there. */
  | { readonly kind: 'forge'; readonly on: number; readonly action: string }
  /** A part of a command or a press that is not as it should be. */
  | { readonly kind: 'mutant'; readonly on: number; readonly part: number; readonly value: unknown }
);

export interface HostileFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly type: string | undefined;
  /** What is said of its size, whatever it is. */
  readonly size: number;
  /** How its address is changed. */
  readonly url: readonly [from: string, to: string];
}

interface Known {
  /** Ids of somebody's jobs and of a photo of theirs that waits, as their buttons name them. */
  readonly jobIds: readonly string[];
  readonly picked: string;
}

const COMMANDS = ['dance', 'dances', 'status', 'cancel', 'settings', 'privacy', 'help'];
const DANCES = ['disco', 'kemusan', ''];
const TEXTS = [
  '../../etc/passwd',
  'C:\\Windows\\win.ini',
  'dance\0.mp4',
  '<svg onload=alert(1)>',
  '@everyone <@&1> <#1>',
  '\u202egnp.exe',
  '\u0627\u0644\u0631\u0642\u0635 \u05e8\u05d9\u05e7\u05d5\u05d3',
  '👩‍👩‍👧‍👦'.repeat(400),
  'Z̷̡͍'.repeat(500),
  'x'.repeat(6000),
  '{{7*7}}%s%n$(id)',
  "'; DROP TABLE jobs; --",
  '__proto__',
  'constructor',
  'ı\ud800',
];
const BYTES = [
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  '<!doctype html><script>alert(1)</script>',
  '',
  'MZ\x90\0',
  'GIF89a',
].map((words) => Buffer.from(words));
const UNCHANGED = ['', ''] as const;
const ADDRESSES = [
  ['127.0.0.1', 'localhost'],
  ['http://', 'http://user:pass@'],
  ['http://', 'file://'],
  ['127.0.0.1', '169.254.169.254'],
  ['/attachments', '/../../attachments'],
  ['?ex', `?${'x'.repeat(3000)}&ex`],
] as const;

/** So many attacks, the same for the same seed. */
export function hostileAttacks(numRuns: number, seed: number, known: Known): Attack[] {
  const who = fc.nat(100);
  const on = fc.nat(10_000);
  const value = fc.oneof({ weight: 2, arbitrary: textLike }, { weight: 3, arbitrary: oddLike });
  const attack = fc.oneof(
    fc.record({
      kind: fc.constant('command'),
      who,
      type: fc.constantFrom(2, 4),
      data: commandLike(value),
    }),
    fc.record({ kind: fc.constant('photo'), who, file: fileLike, dance: danceLike }),
    fc.record({ kind: fc.constant('press'), who, on, button: fc.nat(100) }),
    fc.record({ kind: fc.constant('forge'), who, on, action: actionLike(known) }),
    fc.record({ kind: fc.constant('mutant'), who, on, part: fc.nat(1000), value }),
  );
  return fc.sample(attack, { numRuns, seed }) as Attack[];
}

const textLike = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  fc.constantFrom(...TEXTS),
);

const danceLike = fc.oneof(fc.constantFrom(...DANCES), textLike);

const oddLike = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 1e21, [], {}, [null], [[[[]]]], { toString: 1 }),
  fc.anything({ maxDepth: 2 }),
);

const fileLike: fc.Arbitrary<HostileFile> = fc.record({
  name: fc.oneof(fc.constantFrom('me.jpg', 'me.jpg.svg', '.jpg'), textLike),
  bytes: fc.constantFrom(...BYTES),
  type: fc.constantFrom('image/jpeg', 'image/svg+xml', 'text/html', 'nonsense', undefined),
  size: fc.oneof(fc.constant(9), fc.constantFrom(0, -1, 1e12, 0.5)),
  url: fc.oneof(fc.constant(UNCHANGED), fc.constantFrom(...ADDRESSES)),
});

function commandLike(value: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  const option = fc.record(
    {
      name: fc.oneof(fc.constantFrom('dance', 'photo', 'erase'), textLike),
      type: fc.nat(12),
      value,
      focused: fc.boolean(),
    },
    { requiredKeys: ['name', 'type'] },
  );
  return fc.record(
    {
      name: fc.oneof(fc.constantFrom(...COMMANDS, 'Make it dance'), textLike),
      type: fc.constantFrom(1, 2, 3),
      options: fc.array(option, { maxLength: 4 }),
      target_id: fc.constantFrom('1', 'x'),
      resolved: fc.constantFrom<unknown>({}, { messages: {} }, { attachments: [] }, null),
    },
    { requiredKeys: ['name', 'type'] },
  );
}

/** Of somebody else, long gone, or never made by any bot. */
function actionLike({ jobIds, picked }: Known): fc.Arbitrary<string> {
  const name = fc.constantFrom('cancel', 'again', 'other', 'remove', 'report');
  const id = fc.constantFrom(...jobIds, '0'.repeat(32), 'F'.repeat(32), '../x');
  return fc.oneof(
    fc.tuple(name, id).map((parts) => parts.join(':')),
    fc.constantFrom(
      picked,
      picked.replace('pick', 'page').replace(/[^:]*$/, '1'),
      picked.replace(/:\w{8}:/, ':00000000:'),
      ...['agree:1', 'agree:0', 'set:music:off', 'set:__proto__:x', 'set:language:xx'],
      ...['erase', 'erase:all', 'menu', '__proto__:x', 'constructor', ''],
    ),
    textLike,
  );
}
