import type { Call } from './telegram-form.ts';
import { readPicture } from './telegram-picture.ts';
import { botAsMember, checkRights, fullInfo, memberOf } from './telegram-rights.ts';
import { readVideo } from './telegram-video.ts';
import {
  ApiError,
  BOT,
  type Message,
  postMessage,
  type Room,
  spendBudget,
  type World,
} from './telegram-world.ts';

/** Those that are read here; the checker has held them against the documentation. */
interface Params {
  readonly chat_id: number;
  readonly message_id: number;
  readonly user_id: number;
  readonly message_thread_id?: number;
  readonly file_id: string;
  readonly url: string;
  readonly text?: string;
  readonly caption?: string;
  readonly secret_token?: string;
  readonly language_code?: string;
  readonly commands?: unknown;
  readonly media?: Readonly<Record<string, unknown>>;
  readonly reply_markup?: unknown;
  readonly reply_parameters?: unknown;
}
type Method = (world: World, params: Params, call: Call) => unknown;

/** What a method does, for those that a bot such as this one needs. */
export const METHODS: Readonly<Record<string, Method>> = {
  getMe: () => ({
    ...BOT,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),
  sendMessage: (world, params) => post(world, params, { text: params.text }),
  sendChatAction: (world, { chat_id }) => Boolean(reach(world, chat_id)),
  async sendVideo(world, params, call) {
    const room = reach(world, params.chat_id);
    const video = await readVideo(world, call.params, call);
    return post(world, { ...params, chat_id: room.id }, { video, ...captionOf(params) });
  },
  editMessageText: (world, params) => edit(world, params, { text: params.text }, 'text'),
  editMessageCaption: (world, params) => edit(world, params, captionOf(params), 'caption'),
  editMessageReplyMarkup: (world, params) => edit(world, params, {}),
  async editMessageMedia(world, params, call) {
    const { type, media, caption } = params.media!;
    const words = { caption, text: undefined };
    if (type === 'video') {
      const video = await readVideo(world, { ...params.media, video: media }, call);
      return edit(world, params, { video, photo: undefined, ...words });
    }
    if (type !== 'photo') throw new Error(`the fake has no media of type ${type}`);
    const photo = [await readPicture(world, media, call)];
    return edit(world, params, { photo, video: undefined, ...words });
  },
  deleteMessage(world, { chat_id, message_id }) {
    reach(world, chat_id);
    if (world.messages.delete(`${chat_id}:${message_id}`)) return true;
    throw new ApiError(400, 'Bad Request: message to delete not found');
  },
  answerCallbackQuery: () => true,
  getFile(world, { file_id }) {
    const bytes = world.files.get(file_id);
    if (!bytes)
      throw new ApiError(400, 'Bad Request: wrong file_id or the file is temporarily unavailable');
    if (bytes.length > 20 * 1024 * 1024) throw new ApiError(400, 'Bad Request: file is too big');
    return {
      file_id,
      file_unique_id: `u${file_id}`,
      file_size: bytes.length,
      file_path: `photos/${file_id}.jpg`,
    };
  },
  getChatMember(world, { chat_id, user_id }) {
    reach(world, chat_id);
    return user_id === BOT.id ? botAsMember(world, chat_id) : memberOf(world, user_id);
  },
  getChat: (world, { chat_id }) => fullInfo(world, reach(world, chat_id)),
  setMyCommands(world, { commands, language_code = '' }) {
    world.commands.set(language_code, commands);
    return true;
  },
  getMyCommands: (world, { language_code = '' }) => world.commands.get(language_code) ?? [],
  setWebhook(world, { url, secret_token = '' }) {
    world.webhook = { url, secret: secret_token };
    return true;
  },
  getWebhookInfo: ({ webhook, updates, now }) => ({
    url: webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: updates.length,
    ...(webhook?.lastError === undefined
      ? {}
      : { last_error_date: Math.floor(now() / 1000), last_error_message: webhook.lastError }),
  }),
  deleteWebhook(world) {
    world.webhook = null;
    return true;
  },
};

function post(world: World, params: Params, content: object): Message {
  const room = reach(world, params.chat_id);
  checkRights(world, room, content);
  const answered = answeredMessage(world, room, params.reply_parameters);
  spendBudget(world, room);
  const { message_thread_id, reply_markup } = params;
  return postMessage(world, {
    chat: room,
    from: BOT,
    ...content,
    ...(message_thread_id === undefined ? {} : { message_thread_id, is_topic_message: true }),
    ...(answered ? { reply_to_message: answered } : {}),
    ...(reply_markup ? { reply_markup } : {}),
  });
}

/** @param kind where the words of the message must be, for the words alone to be edited */
function edit(world: World, params: Params, content: object, kind?: 'text' | 'caption'): Message {
  const room = reach(world, params.chat_id);
  const key = `${room.id}:${params.message_id}`;
  const old = world.messages.get(key);
  if (old?.from?.id !== BOT.id) throw new ApiError(400, 'Bad Request: message to edit not found');
  if (kind && (old.text === undefined) !== (kind === 'caption'))
    throw new ApiError(400, `Bad Request: there is no ${kind} in the message to edit`);
  const edited = JSON.parse(
    JSON.stringify({ ...old, ...content, reply_markup: params.reply_markup, edit_date: old.date }),
  );
  if (JSON.stringify(shown(edited)) === JSON.stringify(shown(old)))
    throw new ApiError(
      400,
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  if ('photo' in content || 'video' in content) checkRights(world, room, content);
  spendBudget(world, room);
  world.messages.set(key, edited);
  return edited;
}

/** Telegram keeps no empty keyboard. */
function shown({ text, caption, video, photo, reply_markup }: Message): unknown {
  const rows = (reply_markup as { inline_keyboard?: unknown[] } | undefined)?.inline_keyboard;
  return [text, caption, video, photo, rows?.length ? rows : null];
}

/** @throws ApiError where the bot cannot be heard */
function reach(world: World, id: number): Room {
  if (world.blocked.has(id)) throw new ApiError(403, 'Forbidden: bot was blocked by the user');
  const room = world.rooms.get(Number(id));
  if (!room) throw new ApiError(400, 'Bad Request: chat not found');
  return room;
}

function answeredMessage(world: World, room: Room, reply: unknown): Message | null {
  if (!reply) return null;
  const { message_id, allow_sending_without_reply } = reply as {
    message_id: number;
    allow_sending_without_reply?: boolean;
  };
  const message = world.messages.get(`${room.id}:${message_id}`);
  if (message) {
    const { reply_to_message: _, ...flat } = message;
    return flat as Message;
  }
  if (allow_sending_without_reply) return null;
  throw new ApiError(400, 'Bad Request: message to be replied not found');
}

function captionOf({ caption }: { readonly caption?: unknown }): object {
  return caption === undefined ? {} : { caption };
}
