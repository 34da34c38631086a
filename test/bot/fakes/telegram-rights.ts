import {
  ApiError,
  BOT,
  type Party,
  pushUpdate,
  type Rights,
  type Room,
  type World,
} from './telegram-world.ts';

const KINDS = [
  ...['messages', 'audios', 'documents', 'photos', 'videos', 'video_notes', 'voice_notes', 'polls'],
  'other_messages',
];

/** @throws ApiError when the bot may not post such a thing there */
export function checkRights(
  { rights }: World,
  { id }: Room,
  { video, photo }: { readonly video?: unknown; readonly photo?: unknown },
): void {
  const { standing = 'member', forbidden = [] } = rights.get(id) ?? {};
  if (standing === 'kicked')
    throw new ApiError(403, 'Forbidden: bot was kicked from the supergroup chat');
  const kind = video ? 'videos' : photo ? 'photos' : 'messages';
  if (standing === 'administrator' || !forbidden.includes(kind)) return;
  const words = kind === 'messages' ? 'text messages' : kind;
  throw new ApiError(400, `Bad Request: not enough rights to send ${words} to the chat`);
}

/** Somebody changes what the bot is in a group, and it hears of that. */
export function changeStanding(world: World, chat: Room, from: Party, rights: Rights): void {
  const old_chat_member = botAsMember(world, chat.id);
  world.rights.set(chat.id, rights);
  const new_chat_member = botAsMember(world, chat.id);
  const change = { chat, from, date: 0, old_chat_member, new_chat_member };
  pushUpdate(world, { my_chat_member: change });
}

/** The bot itself as a `ChatMember`. */
export function botAsMember({ rights }: World, chatId: number): object {
  const { standing = 'member' } = rights.get(chatId) ?? {};
  return { status: standing, user: BOT, ...EXTRAS[standing] };
}

export function memberOf({ admins }: World, userId: number): object {
  const user: Party = { id: userId, is_bot: false, first_name: 'Somebody' };
  return admins.has(userId)
    ? { status: 'creator', user, is_anonymous: false }
    : { status: 'member', user };
}

/** A room as a `ChatFullInfo`. */
export function fullInfo({ rights }: World, room: Room): object {
  const { forbidden = [] } = rights.get(room.id) ?? {};
  const gifts = ['unlimited_gifts', 'limited_gifts', 'unique_gifts', 'premium_subscription'];
  return {
    ...room,
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: flags([...gifts, 'gifts_from_channels'], () => false),
    permissions: flags(
      KINDS.map((kind) => `can_send_${kind}`),
      (name) => !forbidden.some((kind) => name === `can_send_${kind}`),
    ),
  };
}

const ADMIN_FLAGS = [
  ...['can_be_edited', 'is_anonymous', 'can_manage_chat', 'can_delete_messages'],
  ...['can_manage_video_chats', 'can_restrict_members', 'can_promote_members', 'can_change_info'],
  ...['can_invite_users', 'can_post_stories', 'can_edit_stories', 'can_delete_stories'],
];
const RESTRICTED_FLAGS = [
  ...KINDS.map((kind) => `can_send_${kind}`),
  ...['can_add_web_page_previews', 'can_react_to_messages', 'can_edit_tag', 'can_change_info'],
  ...['can_invite_users', 'can_pin_messages', 'can_manage_topics', 'is_member'],
];
const EXTRAS: Readonly<Record<NonNullable<Rights['standing']>, object>> = {
  member: {},
  administrator: flags(ADMIN_FLAGS, () => false),
  // All but videos.
  restricted: {
    ...flags(RESTRICTED_FLAGS, (name) => name !== 'can_send_videos'),
    until_date: 0,
  },
  kicked: { until_date: 0 },
};

function flags(names: readonly string[], isSet: (name: string) => boolean): object {
  return Object.fromEntries(names.map((name) => [name, isSet(name)]));
}
