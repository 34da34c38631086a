import type { TelegramServer } from './telegram-server.ts';
import {
  BOT,
  type Message,
  type Party,
  postMessage,
  pushUpdate,
  type Room,
} from './telegram-world.ts';

export interface Person {
  readonly party: Party;
  /** Posts text; the bot hears of it where it may. */
  says(text: string, extra?: object): Message;
  /** @param how its caption, an album, …; `asFile` keeps the pixels */
  sendsPhoto(bytes: Buffer, how?: PhotoPost): Message;
  /** Presses the button of the bot's message with this text, or the one whose data begins so. */
  presses(message: Message, button: string): void;
}

interface PhotoPost {
  readonly caption?: string;
  readonly album?: string;
  readonly asFile?: boolean;
  readonly extra?: object;
}

let serial = 1000;

/** Somebody who talks to the bot: in private, or in `room`. */
export function person(server: TelegramServer, room?: Room, locale = 'en'): Person {
  const { world } = server;
  const id = serial++;
  const party: Party = { id, is_bot: false, first_name: `Person ${id}`, language_code: locale };
  const chat: Room = room ?? { id, type: 'private', first_name: party.first_name };
  world.rooms.set(chat.id, chat);
  world.rooms.set(id, { id, type: 'private', first_name: party.first_name });

  function post(content: object): Message {
    const message = postMessage(world, { chat, from: party, ...content });
    if (chat.type === 'private' || isHeardInGroups(message)) pushUpdate(world, { message });
    return message;
  }

  return {
    party,
    says: (text, extra = {}) => post({ text, ...extra }),
    sendsPhoto(bytes, { caption, album, asFile, extra } = {}) {
      const fileId = `photo-${world.nextId++}`;
      world.files.set(fileId, bytes);
      const file = { file_id: fileId, file_unique_id: `u${fileId}`, file_size: bytes.length };
      const picture = asFile
        ? { document: { ...file, file_name: 'me.jpg', mime_type: 'image/jpeg' } }
        : { photo: [{ ...file, width: 640, height: 960 }] };
      return post({
        ...picture,
        ...(caption === undefined ? {} : { caption }),
        ...(album === undefined ? {} : { media_group_id: album }),
        ...extra,
      });
    },
    presses(message, button) {
      const current = world.messages.get(`${message.chat.id}:${message.message_id}`) ?? message;
      const data = buttonsOf(current).find(
        ({ text, callback_data }) => text === button || callback_data.startsWith(button),
      )?.callback_data;
      if (data === undefined) throw new Error(`no button ${button} on ${JSON.stringify(current)}`);
      const id = String(world.nextId++);
      pushUpdate(world, {
        callback_query: { id, from: party, message: current, chat_instance: 'c', data },
      });
    },
  };
}

/** Whoever speaks as the group itself: what is shown of them in its stead. */
export function asTheGroup(room: Room): object {
  const from = {
    id: 1_087_968_824,
    is_bot: true,
    first_name: 'Group',
    username: 'GroupAnonymousBot',
  };
  return { from, sender_chat: room };
}

/** A post in a channel, where the bot is an administrator. */
export function publish({ world }: TelegramServer, chat: Room, content: object): Message {
  world.rooms.set(chat.id, chat);
  world.rights.set(chat.id, { standing: 'administrator' });
  const channel_post = postMessage(world, { chat, sender_chat: chat, ...content });
  pushUpdate(world, { channel_post });
  return channel_post;
}

export function group(id: number, forum = false): Room {
  const base = { id, type: 'supergroup', title: 'Friends' } as const;
  return forum ? { ...base, is_forum: true } : base;
}

export function buttonsOf(
  message: Message,
): ReadonlyArray<{ readonly text: string; readonly callback_data: string }> {
  const markup = message.reply_markup as { inline_keyboard: [] } | undefined;
  return markup?.inline_keyboard.flat() ?? [];
}

/** All that the bot has posted in a chat and not taken away, oldest first. */
export function posted(server: TelegramServer, chat: number): Message[] {
  return [...server.world.messages.values()].filter(
    (message) => message.chat.id === chat && message.from?.id === BOT.id,
  );
}

/** Privacy mode: commands, replies to the bot, mentions. */
function isHeardInGroups(message: Message): boolean {
  const text = String(message.text ?? message.caption ?? '');
  const answered = message.reply_to_message as Message | undefined;
  return text.startsWith('/') || text.includes(`@${BOT.username}`) || answered?.from?.id === BOT.id;
}
