import { checkValue } from './telegram-check.ts';

export interface Party {
  readonly id: number;
  readonly first_name: string;
  readonly is_bot: boolean;
  readonly username?: string;
  readonly language_code?: string;
}

export interface Room {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup' | 'channel';
  readonly title?: string;
  readonly first_name?: string;
  readonly is_forum?: true;
}

/** What the bot is in a group. */
export interface Rights {
  readonly standing?: 'member' | 'administrator' | 'restricted' | 'kicked';
  /** What members may not do there, the bot among them unless it is an administrator. */
  readonly forbidden?: ReadonlyArray<'messages' | 'photos' | 'videos'>;
}

/** As in the Bot API; whatever it holds is checked when it leaves. */
export type Message = Record<string, unknown> & {
  message_id: number;
  chat: Room;
  /** Nobody, in a channel. */
  from?: Party;
};

/** What Telegram's servers answer when a call is refused. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: number;
  readonly parameters: object;

  /** @param parameters `retry_after`, `migrate_to_chat_id` */
  constructor(code: number, description: string, parameters: object = {}) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export const BOT: Party = { id: 4242, first_name: 'anydance', is_bot: true, username: 'any_bot' };

/** All that Telegram's servers know. */
export interface World {
  readonly now: () => number;
  readonly rooms: Map<number, Room>;
  /** By chat and id, in order. */
  readonly messages: Map<string, Message>;
  readonly files: Map<string, Buffer>;
  /** Not yet confirmed by an offset. */
  readonly updates: Array<Record<string, unknown> & { update_id: number }>;
  /** By language; '' for all others. */
  readonly commands: Map<string, unknown>;
  /** Chats whose people do not want to hear from the bot. */
  readonly blocked: Set<number>;
  /** Times of what was posted or edited, by chat. */
  readonly traffic: Map<number, number[]>;
  readonly admins: Set<number>;
  /** What the bot may do, by chat; all where nothing is said. */
  readonly rights: Map<number, Rights>;
  webhook: { url: string; secret: string; lastError?: string } | null;
  /** Called when there is a new update. */
  wake: () => void;
  nextId: number;
}

export function createWorld(now: () => number): World {
  return {
    now,
    rooms: new Map(),
    messages: new Map(),
    files: new Map(),
    updates: [],
    commands: new Map(),
    blocked: new Set(),
    traffic: new Map(),
    admins: new Set(),
    rights: new Map(),
    webhook: null,
    wake: () => undefined,
    nextId: 100,
  };
}

export function postMessage(
  world: World,
  message: Record<string, unknown> & { chat: Room; from?: Party },
): Message {
  const posted: Message = {
    ...message,
    message_id: world.nextId++,
    date: Math.floor(world.now() / 1000),
  };
  world.messages.set(`${posted.chat.id}:${posted.message_id}`, posted);
  return posted;
}

/** @throws Error when the update is none of the Bot API: the test is wrong then, not the bot */
export function pushUpdate(world: World, content: Record<string, unknown>): void {
  const update = { update_id: world.nextId++, ...content };
  const problems = checkValue('Update', update);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  world.updates.push(update);
  world.wake();
}

/** @param seconds how long to wait */
export function busy(seconds: number): ApiError {
  const parameters = { retry_after: seconds };
  return new ApiError(429, `Too Many Requests: retry after ${seconds}`, parameters);
}

/** 20 messages and edits a minute in a group; one a second in private, where a short burst is let by. */
export function spendBudget({ traffic, now }: World, { id, type }: Room): void {
  const [count, windowMs] = type === 'private' ? [10, 10_000] : [20, 60_000];
  const recent = (traffic.get(id) ?? []).filter((time) => time > now() - windowMs);
  if (recent.length >= count) {
    const retryAfter = Math.max(1, Math.ceil((recent[0]! + windowMs - now()) / 1000));
    throw busy(retryAfter);
  }
  traffic.set(id, [...recent, now()]);
}
