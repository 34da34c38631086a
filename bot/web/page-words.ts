import type { SurfaceDeps } from '../surface-deps.ts';

/** What the page itself says, in `assets/locales` under `web-…`. */
const PAGE_WORDS = [
  'tagline',
  'welcome',
  'welcome-how',
  'drop-photo',
  'drop-here',
  'pick-photo',
  'take-photo',
  'any-dance',
  'forget-dance',
  'more',
  'dances',
  'status',
  'cancel',
  'settings',
  'privacy',
  'help',
  'erase',
  'erase-sure',
  'erase-yes',
  'erase-no',
  'your-photo',
  'conversation',
  'message-from-bot',
  'message-from-you',
  'progress',
  'sound-on',
  'sound-off',
  'play',
  'pause',
  'download',
  'clip',
  'sending',
  'offline',
  'too-large',
  'went-wrong',
] as const;

/** What the page needs before the first ask. */
export async function sayPage(
  userId: string | null,
  locale: string,
  { commands, users }: Pick<SurfaceDeps, 'commands' | 'users'>,
) {
  const chosen = userId === null ? null : (await users.get(userId)).locale;
  const language = chosen ?? locale;
  const say = (key: string) => commands.say({ key: `web-${key}` }, language);
  return {
    locale: language,
    words: Object.fromEntries(PAGE_WORDS.map((key) => [key, say(key)])),
    dances: commands.dances.map(({ id, name }) => ({ id, name: danceName(id) ?? name })),
  };

  function danceName(id: string): string | null {
    const key = `dance-${id}`;
    const said = commands.say({ key }, language);
    return said === key ? null : said;
  }
}
