/** Telegram takes 20 messages and edits a minute in a group; some are left for what is asked. */
const GROUP_EVERY_MS = 5000;
/** One a second in private. */
const PRIVATE_EVERY_MS = 1000;
const MAX_CHATS = 10_000;

/**
 * Spreads the edits of progress messages over time, by chat: all jobs of a chat share its turns.
 * @param now milliseconds from anywhere; default: a clock that only goes forward
 */
export function chatTurns(now: () => number = () => performance.now()) {
  const nextTurns = new Map<number, number>();
  return {
    /** False: not yet. */
    take(chat: number): boolean {
      if (now() < (nextTurns.get(chat) ?? Number.NEGATIVE_INFINITY)) return false;
      rest(chat, chat < 0 ? GROUP_EVERY_MS : PRIVATE_EVERY_MS);
      return true;
    },
    rest,
  };

  function rest(chat: number, ms: number): void {
    if (nextTurns.size > MAX_CHATS) nextTurns.clear();
    nextTurns.set(chat, now() + ms);
  }
}
