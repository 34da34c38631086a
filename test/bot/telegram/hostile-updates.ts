import fc from 'fast-check';
import { dataOf, type HostileWorld, oddThing, wordsOf } from './hostile-words.ts';

/** An update with what is known of it. */
export interface HostileUpdate {
  readonly sent: object;
  /** Of the query that is to be answered; null when there is none. */
  readonly press: string | null;
  /** What a job of it is known by, and whose it must be. */
  readonly dedupeKey: string;
  readonly from: number | null;
}

/** Updates of strangers alone: well-formed ones that reach for what is not theirs, and broken ones. */
export function hostileUpdate(world: HostileWorld): fc.Arbitrary<HostileUpdate> {
  const message = messageOf(world);
  const press = pressOf(world, message);
  return fc.oneof(
    { weight: 4, arbitrary: message.map(ofMessage) },
    { weight: 4, arbitrary: press.map(ofPress) },
    { weight: 2, arbitrary: brokenUpdate(world).map(ofNobody) },
  );
}

function ofMessage(message: Posted): HostileUpdate {
  const { chat, from, message_id, media_group_id: album } = message;
  const what = album === undefined ? message_id : `album:telegram:${from.id}:${album}`;
  const dedupeKey = `telegram:${chat.id}:${what}`;
  return { sent: { message }, press: null, dedupeKey, from: from.id };
}

function ofPress(callback_query: Pressed): HostileUpdate {
  const { id, from } = callback_query;
  const dedupeKey = `telegram:button:${id}`;
  return { sent: { callback_query }, press: id, dedupeKey, from: from.id };
}

function ofNobody(sent: object): HostileUpdate {
  return { sent, press: null, dedupeKey: '', from: null };
}

interface Sender {
  readonly id: number;
}
interface Posted {
  readonly message_id: number;
  readonly chat: Sender;
  readonly from: Sender;
  readonly media_group_id?: string;
}
interface Pressed {
  readonly id: string;
  readonly from: Sender;
}

function pressOf(world: HostileWorld, message: fc.Arbitrary<unknown>): fc.Arbitrary<Pressed> {
  return fc.record({
    id: fc.uuid(),
    from: senderOf(world),
    chat_instance: fc.constant('c'),
    message,
    data: dataOf(world),
  });
}

function senderOf({ strangers }: HostileWorld): fc.Arbitrary<Sender> {
  return fc.constantFrom(...strangers).map((id) => ({
    id,
    is_bot: false,
    first_name: '\u202e👻',
    language_code: 'xx',
  }));
}

/** As Telegram may send it: of a stranger, and perhaps an answer to something of the victim's. */
function messageOf(world: HostileWorld): fc.Arbitrary<Posted> {
  const { group, loot, file } = world;
  const size = (file_id: string) => ({ file_id, file_unique_id: 'u', width: 9, height: 9 });
  const someFile = fc.constantFrom(file, file, '../../secret');
  const content = fc.oneof(
    wordsOf(world).map((text) => ({ text })),
    fc.tuple(wordsOf(world), someFile).map(([caption, id]) => ({ caption, photo: [size(id)] })),
    someFile.map((file_id) => ({
      caption: '/dance shuffle',
      document: {
        file_id,
        file_unique_id: 'u',
        file_name: '../../x.svg',
        mime_type: 'image/svg+xml',
      },
    })),
  );
  const theirs = {
    message_id: 1,
    date: 0,
    chat: group,
    from: { id: loot.victim, is_bot: false, first_name: 'Ann' },
    photo: loot.files.map(size),
  };
  const base = fc.record(
    {
      message_id: fc.integer({ min: 1, max: 1e9 }),
      date: fc.constant(0),
      from: senderOf(world),
      reply_to_message: fc.constant(theirs),
      media_group_id: fc.string({ maxLength: 10 }),
      sender_chat: fc.constant(group),
    },
    { requiredKeys: ['message_id', 'date', 'from', 'reply_to_message'] },
  );
  return fc
    .tuple(base, content, fc.boolean(), fc.boolean())
    .map(([{ sender_chat, reply_to_message, ...rest }, words, inGroup, answers]) => ({
      ...rest,
      ...words,
      chat: inGroup ? group : { id: rest.from.id, type: 'private' },
      ...(answers ? { reply_to_message } : {}),
      ...(inGroup && sender_chat ? { sender_chat } : {}),
    }));
}

/** What no server should send; a few may make sense by chance. */
function brokenUpdate(world: HostileWorld): fc.Arbitrary<object> {
  const odd = oddThing(world);
  const message = brokenMessage(world);
  const callback_query = fc.oneof(odd, pressOf(world, fc.oneof(message, odd)));
  return fc.record(
    {
      message: fc.oneof(odd, message),
      channel_post: odd,
      edited_message: messageOf(world),
      callback_query,
      my_chat_member: odd,
    },
    { requiredKeys: [] },
  );
}

function brokenMessage(world: HostileWorld): fc.Arbitrary<object> {
  const odd = oddThing(world);
  return fc.record(
    {
      message_id: fc.oneof(fc.integer(), odd),
      chat: fc.oneof(fc.constant(world.group), odd),
      from: fc.oneof(senderOf(world), odd),
      text: odd,
      caption: odd,
      photo: odd,
      document: odd,
      media_group_id: odd,
      reply_to_message: odd,
      sender_chat: odd,
      message_thread_id: odd,
    },
    { requiredKeys: [] },
  );
}
