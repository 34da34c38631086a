import { readAction } from '../../commands/action.ts';
import type { Reply } from '../../commands/reply.ts';
import type { UserRecords } from '../../queue/user-records.ts';

/** The newest few: who has more menus open sends the photo again for another go. */
const MAX = 5;
/** The link of the photo that waits until the terms are agreed to; the others go by their photo. */
const CONSENT = 'consent';

/**
 * Where photos lie with Discord, for those who still choose. Kept with the user, so that no restart
 * loses them and `/privacy erase` forgets them.
 */
export function rememberedPhotos(users: UserRecords) {
  return {
    ofPhoto: linkOf,
    ofConsent: (userId: string) => linkOf(userId, CONSENT),
    /** Keeps the link when the reply leaves something to choose; drops those that have served. */
    async keep(userId: string, link: string, reply: Reply): Promise<void> {
      const { photoLinks } = await users.get(userId);
      const waits = nameOf(reply);
      const others = Object.entries(photoLinks).filter(
        ([name, old]) => name !== CONSENT && name !== waits && !(reply.job && old === link),
      );
      const mine = waits === null ? [] : [[waits, link] as const];
      const kept = Object.fromEntries([...others, ...mine].slice(-MAX));
      if (JSON.stringify(kept) !== JSON.stringify(photoLinks))
        await users.update(userId, { photoLinks: kept });
    },
  };

  async function linkOf(userId: string, name: string): Promise<string | null> {
    const { photoLinks } = await users.get(userId);
    return Object.hasOwn(photoLinks, name) ? (photoLinks[name] ?? null) : null;
  }
}

/** By what the waiting photo is found again: its menu, or that the terms are to be agreed to. */
function nameOf({ choices, buttons }: Reply): string | null {
  const picked = readAction(choices[0]?.action ?? '');
  if (picked?.name === 'pick') return picked.args[1] ?? null;
  return buttons.some(({ action }) => readAction(action)?.name === 'agree') ? CONSENT : null;
}
