import { createHash } from 'node:crypto';
import { readAction } from '../../commands/action.ts';
import type { Ask, Photo } from '../../commands/ask.ts';
import type { Commands, DanceCard } from '../../commands/commands.ts';
import { createCommands } from '../../commands/create-commands.ts';
import type { PhotoVerdict } from '../../commands/photo-check.ts';
import type { Reply } from '../../commands/reply.ts';
import type { Quality } from '../../queue/job.ts';
import type { QueuePolicy } from '../../queue/job-queue.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { openLocalStores } from '../queue/local-stores.ts';

export const DANCES: readonly DanceCard[] = [
  { id: 'kemusan', name: 'Kemusan', bpm: 130, seconds: 7.4 },
  { id: 'disco', name: 'Disco', bpm: 120, seconds: 8 },
];

type Kind = Ask extends infer A
  ? A extends Ask
    ? Omit<A, 'asker' | 'room' | 'dedupeKey' | 'address'>
    : never
  : never;

/** Commands on real stores, with a photo check that says what the test wants. */
export async function commandDesk(policy: Partial<QueuePolicy> = {}) {
  const stores = await openLocalStores(tempFolder(), policy);
  let verdict: PhotoVerdict = { refusal: null, notes: [] };
  let serial = 0;
  const reported: string[] = [];
  const commands: Commands = createCommands({
    ...stores,
    dances: DANCES,
    photoCheck: { check: async () => verdict, close: () => undefined },
    nearest: (given) => (given === 'disko' ? 'disco' : null),
    onReport: (job) => reported.push(job.id),
    now: () => 1000,
  });
  return {
    ...stores,
    commands,
    reported,
    judge: (next: Partial<PhotoVerdict>) => {
      verdict = { refusal: null, notes: [], ...next };
    },
    ask,
    /** A worker is there that takes these. */
    serve: (...qualities: readonly Quality[]) => stores.queue.claim({ id: 'worker', qualities }),
    agreed: (userId = 'discord:1') => stores.users.update(userId, { consentVersion: 1 }),
  };

  function ask(kind: Kind, overrides: Partial<Ask> = {}): Promise<Reply> {
    const common = {
      asker: { userId: 'discord:1', locale: 'en', admin: false },
      room: { surface: 'discord', communityId: null, canPost: true, maxClipBytes: 10e6 },
      dedupeKey: `test:ask:${++serial}`,
      address: { channel: '7' },
    };
    const whole = { ...common, ...kind, ...overrides } as Ask;
    return commands.handle(whole, new AbortController().signal);
  }
}

export function photo(overrides: Partial<Photo> = {}): Photo {
  return {
    bytes: 7,
    ofAlbum: false,
    async *fetch() {
      yield Buffer.from('a photo');
    },
    ...overrides,
  };
}

export function keysOf(reply: Reply): string[] {
  return reply.text.map(({ key }) => key);
}

/** A button or choice of a reply, pressed. */
export function press(action: string) {
  return { kind: 'action', action: readAction(action)!, photo: null } as const;
}

export function unlikelyId(name: string): string {
  return createHash('md5').update(name).digest('hex');
}
