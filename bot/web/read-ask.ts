import { z } from 'zod';
import { readAction } from '../../commands/action.ts';
import type { Ask, Asker, Photo } from '../../commands/ask.ts';

const KINDS = ['dance', 'dances', 'status', 'cancel', 'settings', 'privacy', 'help'] as const;

const formSchema = z.object({
  /** Made by the page for each ask: sent twice, it is still one. */
  id: z.uuid(),
  kind: z.enum([...KINDS, 'action']),
  dance: z.string().min(1).max(64).optional(),
  action: z.string().optional(),
  erase: z.literal('yes').optional(),
  photo: z.instanceof(File).optional(),
});

/** What the page's form asks, or null when it makes no sense. */
export function readAsk(form: unknown, asker: Asker): Ask | null {
  const parsed = formSchema.safeParse(form);
  if (!parsed.success) return null;
  const { id, kind, dance, action: written, erase, photo: file } = parsed.data;
  const asking = {
    asker,
    room: { surface: 'web', communityId: null, canPost: true, maxClipBytes: null },
    dedupeKey: `${asker.userId}:${id}`,
    address: { locale: asker.locale },
  };
  const photo = file === undefined ? null : photoOf(file);
  if (kind === 'dance') return { ...asking, kind, photo, dance: dance ?? null };
  if (kind === 'privacy') return { ...asking, kind, erase: erase === 'yes' };
  if (kind !== 'action') return { ...asking, kind };
  const action = readAction(written ?? '');
  return action && { ...asking, kind, action, photo };
}

function photoOf(file: File): Photo {
  return { bytes: file.size, ofAlbum: false, fetch: () => file.stream() };
}
