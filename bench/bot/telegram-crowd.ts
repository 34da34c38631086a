import type { Call } from '../../test/bot/fakes/telegram-form.ts';
import { buttonsOf, person, posted } from '../../test/bot/fakes/telegram-people.ts';
import { startTelegramServer, TOKEN } from '../../test/bot/fakes/telegram-server.ts';
import type { Message } from '../../test/bot/fakes/telegram-world.ts';
import { type Ask, type Crowd, newAsk, noteAnswered, noteHeard } from './crowd.ts';

export interface CrowdOptions {
  readonly users: number;
  readonly photo: Buffer;
  readonly atEnd: (end: () => Promise<void>) => void;
}

/** Telegram on this machine, and its users, each in private with the bot. */
export async function telegramCrowd({ users, photo, atEnd }: CrowdOptions) {
  /** By chat and message, or by the id of a button's press. */
  const asks = new Map<string, Ask>();
  const server = await startTelegramServer(Date.now, { atEnd, heard });
  const { world } = server;
  const people = Array.from({ length: users }, () => person(server));
  const early = person(server);
  const crowd: Crowd = {
    platform: 'Telegram',
    userIds: [early, ...people].map(({ party }) => `telegram:${party.id}`),
    faults: server.problems,
    danceEarly: () => void early.sendsPhoto(photo, { caption: '/dance disco' }),
    dance: () =>
      people.map((one) => asked(() => one.sendsPhoto(photo, { caption: '/dance disco' }))),
    status: () => people.map((one) => asked(() => one.says('/status'))),
    cancel: () =>
      people.flatMap((one) => {
        const message = posted(server, one.party.id).find(hasCancel);
        return message ? [pressed(() => one.presses(message, 'cancel:'))] : [];
      }),
  };
  return { crowd, env: { TELEGRAM_TOKEN: TOKEN, TELEGRAM_API_URL: server.url } };

  function asked(post: () => Message): Ask {
    const ask = newAsk();
    asks.set(keyOf(post()), ask);
    return ask;
  }

  function pressed(press: () => void): Ask {
    const ask = newAsk();
    press();
    const { callback_query: query } = world.updates.at(-1) as { callback_query?: { id: string } };
    asks.set(query!.id, ask);
    return ask;
  }

  function heard({ method, params }: Call): void {
    const chat = { id: Number(params.chat_id) };
    if (method === 'sendMessage') {
      const { message_id } = (params.reply_parameters ?? {}) as Partial<Message>;
      noteHeard(asks.get(keyOf({ chat, message_id })));
    } else if (method === 'answerCallbackQuery') {
      noteAnswered(asks.get(String(params.callback_query_id)));
    } else if (method === 'editMessageText') {
      const edited = world.messages.get(keyOf({ chat, message_id: Number(params.message_id) }));
      const { message_id } = (edited?.reply_to_message ?? {}) as Partial<Message>;
      noteAnswered(asks.get(keyOf({ chat, message_id })));
    }
  }
}

function keyOf({ chat, message_id }: { chat: { id: number }; message_id: number | undefined }) {
  return `${chat.id}:${message_id}`;
}

function hasCancel(message: Message): boolean {
  return buttonsOf(message).some(({ callback_data }) => callback_data.startsWith('cancel:'));
}
