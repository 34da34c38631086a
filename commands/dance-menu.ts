import type { MediaKey } from '../queue/media-store.ts';
import { type Action, ownerTag, writeAction } from './action.ts';
import { checkOwnPhoto } from './checks.ts';
import type { Ctx } from './context.ts';
import { danceAbout, danceLabel } from './dance-words.ts';
import { makeReply } from './make-reply.ts';
import type { Choice, Reply } from './reply.ts';
import { type Text, text } from './text.ts';

/** All dances for a photo that waits, with what is to be said of it. Surfaces cut it into pages. */
export function danceMenu(photo: MediaKey, notes: readonly Text[], ctx: Ctx): Reply {
  return makeReply(ctx.locale, {
    text: [...notes, text('menu-title')],
    choices: choicesFor(photo.slice('photo/'.length), ctx),
  });
}

/** `page`: the same menu; which part of it is shown is the surface's business. */
export async function turnPage({ args }: Action, ctx: Ctx): Promise<Reply> {
  const [tag = '', photoId = ''] = args;
  checkOwnPhoto(tag, photoId, ctx);
  return makeReply(ctx.locale, {
    text: [text('menu-title')],
    choices: choicesFor(photoId, ctx),
  });
}

function choicesFor(photoId: string, { deps, user, translator }: Ctx): Choice[] {
  const tag = ownerTag(user.id, photoId);
  return deps.dances.map((dance) => ({
    label: danceLabel(dance, translator),
    description: danceAbout(dance, translator),
    action: writeAction('pick', tag, photoId, dance.id),
  }));
}
