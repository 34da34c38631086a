import type { Api } from 'grammy';
import type { Chat, ChatPermissions } from 'grammy/types';

/** A group's permissions may change without a word to the bot: they are looked up so often. */
const KNOWN_MS = 60_000;
const MAX_CHATS = 10_000;

export interface PostingRights {
  /** Whether a clip can be posted there. When Telegram does not say so, it is tried. */
  mayPost(chat: Pick<Chat, 'id' | 'type'>): Promise<boolean>;
  /** The bot's own standing in that chat has changed. */
  forget(chatId: number): void;
}

/**
 * Looks up what the bot may do in groups, and remembers it for a minute.
 * @param now milliseconds from anywhere; default: a clock that only goes forward
 */
export function postingRights(
  api: Api,
  botId: number,
  now: () => number = () => performance.now(),
): PostingRights {
  const known = new Map<number, { readonly until: number; readonly answer: Promise<boolean> }>();
  return {
    mayPost({ id, type }) {
      if (type === 'private') return Promise.resolve(true);
      const before = known.get(id);
      if (before && now() < before.until) return before.answer;
      if (known.size > MAX_CHATS) known.clear();
      const answer = lookUp(id).catch(() => true);
      known.set(id, { until: now() + KNOWN_MS, answer });
      return answer;
    },
    forget: (chatId) => void known.delete(chatId),
  };

  async function lookUp(chatId: number): Promise<boolean> {
    const member = await api.getChatMember(chatId, botId);
    switch (member.status) {
      case 'creator':
      case 'administrator':
        return true;
      case 'left':
      case 'kicked':
        return false;
      case 'restricted':
        return member.is_member && allowsClips(member) && allowsClips(await defaultsOf(chatId));
      case 'member':
        return allowsClips(await defaultsOf(chatId));
    }
  }

  /** What all members may do. */
  async function defaultsOf(chatId: number): Promise<ChatPermissions> {
    return (await api.getChat(chatId)).permissions ?? {};
  }
}

function allowsClips({ can_send_messages, can_send_videos }: ChatPermissions): boolean {
  return can_send_messages !== false && can_send_videos !== false;
}
