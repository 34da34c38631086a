import fc from 'fast-check';
import { ownerTag } from '../../../commands/action.ts';
import { BOT, type Room } from '../fakes/telegram-world.ts';

/** What belongs to somebody who does not send any of these updates. */
export interface Loot {
  readonly victim: number;
  readonly jobs: readonly string[];
  /** Hex of the key of a photo that waits for a dance. */
  readonly photo: string;
  /** File ids on Telegram's servers. */
  readonly files: readonly string[];
}

/** Where the strangers are, and what they may get hold of. */
export interface HostileWorld {
  readonly strangers: readonly number[];
  readonly group: Room;
  /** File id of a picture that anybody may send. */
  readonly file: string;
  readonly loot: Loot;
}

/** Commands and texts: odd, giant, right to left, path-like. */
export function wordsOf({ loot }: HostileWorld): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }).map((rest) => `/dance ${rest}`),
    fc.constantFrom(
      '/dance',
      '/dance shuffle',
      '/dance ../../etc/passwd',
      '/dance <svg onload=alert(1)>',
      '/dance \u202egnp.exe',
      '/dance __proto__',
      `/dance ${'👩‍👩‍👧'.repeat(500)}`,
      `/dance ${loot.photo}`,
      '/dances',
      '/status',
      '/cancel',
      '/again',
      `/cancel@${BOT.username} ${loot.jobs[0]}`,
      '/cancel@another_bot',
      '/privacy delete',
      '/privacy DELETE everybody',
      '/settings',
      '/start',
      '/constructor',
      '\u202e/dance',
      'x'.repeat(4096),
    ),
  );
}

/** Buttons that the bot has shown to others, or never. */
export function dataOf(world: HostileWorld): fc.Arbitrary<string> {
  const { victim, jobs, photo } = world.loot;
  const tag = ownerTag(`telegram:${victim}`, photo);
  const job = fc.constantFrom(...jobs, 'f'.repeat(32));
  return fc.oneof(
    fc
      .tuple(fc.constantFrom('cancel', 'again', 'other', 'remove', 'report'), job)
      .map((parts) => parts.join(':')),
    fc.constantFrom(
      `pick:${tag}:${photo}:shuffle`,
      `page:${tag}:${photo}:1`,
      `pick:00000000:${photo}:shuffle`,
      `page:${tag}:${photo}:99`,
      'agree:1',
      'agree:2',
      'set:music:off',
      'set:language:xx',
      'set:never-me:on',
      'set:__proto__:x',
      'erase',
      '__proto__:x',
    ),
    wordsOf(world),
  );
}

/** Anything that a field may hold but should not. */
export function oddThing(world: HostileWorld): fc.Arbitrary<unknown> {
  return fc.oneof(
    wordsOf(world),
    fc.integer(),
    fc.double(),
    fc.constantFrom<unknown>(null, true, [], {}, [null], { id: '1' }, [{ file_id: 7 }]),
  );
}
