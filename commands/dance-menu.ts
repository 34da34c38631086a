import type { Quality } from '../queue/job.ts';
import { type MediaKey, mediaKeySchema } from '../queue/media-store.ts';
import { type Action, ownerTag, writeAction } from './action.ts';
import { checkOwnPhoto } from './checks.ts';
import type { Ctx } from './context.ts';
import { danceAbout, danceLabel } from './dance-words.ts';
import { makeReply } from './make-reply.ts';
import { chooseQuality, offeredQualities, qualityOf } from './quality.ts';
import { letterOf, qualityOfLetter } from './quality-letters.ts';
import type { Choice, Reply } from './reply.ts';
import { type Text, text } from './text.ts';

interface MenuOptions {
  /** What is to be said of the photo. */
  readonly notes?: readonly Text[];
  readonly title?: Text;
  /** Null: as the settings say. */
  readonly quality: Quality | null;
}

/**
 * All dances for a photo that waits, and a button for each other quality on offer. Surfaces cut it
 * into pages.
 */
export async function danceMenu(
  photo: MediaKey,
  { notes = [], title = text('menu-title'), quality }: MenuOptions,
  ctx: Ctx,
): Promise<Reply> {
  const photoId = photo.slice('photo/'.length);
  const offered = await offeredQualities(ctx.deps.queue);
  const { quality: now } = chooseQuality(quality ?? qualityOf(ctx.user, offered), offered);
  return makeReply(ctx.locale, {
    text: [...notes, title, ...(offered.length > 1 ? [qualityLine(now, ctx)] : [])],
    choices: choicesFor(photoId, quality, ctx),
    buttons: offered
      .filter((other) => other !== now)
      .map((other) => ({
        label: text(`setting-quality-${other}`),
        action: writeAction('page', ownerTag(ctx.user.id, photoId), photoId, '0', letterOf(other)),
        style: 'secondary',
      })),
  });
}

/** `page`: the same menu; which part of it is shown is the surface's business. */
export async function turnPage({ args }: Action, ctx: Ctx): Promise<Reply> {
  const [tag = '', photoId = '', , letter] = args;
  checkOwnPhoto(tag, photoId, ctx);
  const photo = mediaKeySchema.parse(`photo/${photoId}`);
  return danceMenu(photo, { quality: qualityOfLetter(letter) }, ctx);
}

function choicesFor(photoId: string, quality: Quality | null, ctx: Ctx): Choice[] {
  const { deps, user, translator } = ctx;
  const tag = ownerTag(user.id, photoId);
  const letter = quality === null ? [] : [letterOf(quality)];
  return deps.dances.map((dance) => ({
    label: danceLabel(dance, translator),
    description: danceAbout(dance, translator),
    action: writeAction('pick', tag, photoId, dance.id, ...letter),
  }));
}

function qualityLine(quality: Quality, { translator, locale }: Ctx): Text {
  const value = translator.say(text(`setting-quality-${quality}`), locale);
  return text('setting-quality', { value });
}
