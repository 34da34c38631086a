import { mediaKeySchema } from '../queue/media-store.ts';
import type { Action } from './action.ts';
import type { Photo } from './ask.ts';
import {
  checkCanPost,
  checkLimit,
  checkNotBlocked,
  checkOwnPhoto,
  findDance,
  hasAgreed,
} from './checks.ts';
import type { DanceCard } from './commands.ts';
import { askForConsent } from './consent.ts';
import type { Ctx } from './context.ts';
import { danceMenu } from './dance-menu.ts';
import { danceLabel } from './dance-words.ts';
import { makeJob } from './make-job.ts';
import { makeReply } from './make-reply.ts';
import { copyPhoto, takePhoto } from './photo-intake.ts';
import { findQuality } from './quality.ts';
import { qualityOfLetter } from './quality-letters.ts';
import type { Button, Reply } from './reply.ts';
import { type Text, text } from './text.ts';

interface Wish {
  readonly photo: Photo | null;
  readonly dance: string | null;
  readonly quality?: string | null;
}

/** Remarks that leave nothing to decide. */
const HARMLESS: readonly string[] = ['animated-first-frame'];
/** Remarks that say that only the upper half will dance. */
const UPPER_HALF: readonly string[] = ['half-body', 'folded-legs'];

/** `/dance`: a photo and a dance make a job, a photo alone a menu of dances. */
export async function dance(wish: Wish, ctx: Ctx): Promise<Reply> {
  const { photo, dance: given } = wish;
  checkNotBlocked(ctx);
  if (!hasAgreed(ctx)) return askForConsent(ctx);
  checkCanPost(ctx);
  const wanted = given === null ? null : findDance(given, ctx);
  const quality = wish.quality ? findQuality(wish.quality, ctx) : null;
  if (photo === null) return makeReply(ctx.locale, { text: [text('photo-wanted')] });
  await checkLimit(ctx);
  const { key, notes } = await takePhoto(photo, ctx);
  const remarks = remarksOn(photo, notes);
  if (wanted === null) return danceMenu(key, { notes: remarks, quality }, ctx);
  if (notes.some((note) => !HARMLESS.includes(note))) {
    const half = notes.some((note) => UPPER_HALF.includes(note));
    const title = text('anyway-title');
    const menu = await danceMenu(key, { notes: remarks, title, quality }, ctx);
    const label = half ? 'button-upper-half' : 'button-anyway';
    return { ...menu, buttons: [goOn(label, menu, wanted, ctx), ...menu.buttons] };
  }
  return withRemarks(remarks, await makeJob(key, wanted, ctx, { quality }));
}

/** `pick`: a dance for a photo that waits. Pressing it twice is one wish. */
export async function pick({ args }: Action, ctx: Ctx): Promise<Reply> {
  const [tag = '', photoId = '', danceId = '', letter] = args;
  checkNotBlocked(ctx);
  checkOwnPhoto(tag, photoId, ctx);
  if (!hasAgreed(ctx)) return askForConsent(ctx);
  checkCanPost(ctx);
  const wanted = findDance(danceId, ctx);
  await checkLimit(ctx);
  const photo = await copyPhoto(mediaKeySchema.parse(`photo/${photoId}`), ctx);
  const dedupeKey = ['pick', tag, photoId, danceId, letter].filter(Boolean).join(':');
  return makeJob(photo, wanted, ctx, { dedupeKey, quality: qualityOfLetter(letter) });
}

/** The dance that was asked for, in spite of the remarks: one of the menu's choices. */
function goOn(key: string, { choices }: Reply, wanted: DanceCard, ctx: Ctx): Button {
  const dance = ctx.translator.say(danceLabel(wanted, ctx.translator), ctx.locale);
  const { action } = choices[ctx.deps.dances.indexOf(wanted)]!;
  return { label: text(key, { dance }), action, style: 'primary' };
}

function remarksOn(photo: Photo, notes: readonly string[]): Text[] {
  const album = photo.ofAlbum ? [text('photo-of-album')] : [];
  return [...album, ...notes.map((note) => text(`note-${note}`))];
}

function withRemarks(remarks: readonly Text[], reply: Reply): Reply {
  return { ...reply, text: [...remarks, ...reply.text] };
}
