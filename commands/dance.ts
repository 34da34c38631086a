import { type MediaKey, mediaKeySchema } from '../queue/media-store.ts';
import { type Action, ownerTag, writeAction } from './action.ts';
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
import type { Reply } from './reply.ts';
import { type Text, text } from './text.ts';

interface Wish {
  readonly photo: Photo | null;
  readonly dance: string | null;
}

/** Remarks that leave nothing to decide. */
const HARMLESS: readonly string[] = ['animated-first-frame'];

/** `/dance`: a photo and a dance make a job, a photo alone a menu of dances. */
export async function dance({ photo, dance: given }: Wish, ctx: Ctx): Promise<Reply> {
  checkNotBlocked(ctx);
  if (!hasAgreed(ctx)) return askForConsent(ctx);
  checkCanPost(ctx);
  const wanted = given === null ? null : findDance(given, ctx);
  if (photo === null) return makeReply(ctx.locale, { text: [text('photo-wanted')] });
  await checkLimit(ctx);
  const { key, notes } = await takePhoto(photo, ctx);
  const remarks = remarksOn(photo, notes);
  if (wanted === null) return danceMenu(key, remarks, ctx);
  if (notes.some((note) => !HARMLESS.includes(note))) return goOnAnyway(key, wanted, remarks, ctx);
  return withRemarks(remarks, await makeJob(key, wanted, ctx));
}

/** `pick`: a dance for a photo that waits. Pressing it twice is one wish. */
export async function pick({ args }: Action, ctx: Ctx): Promise<Reply> {
  const [tag = '', photoId = '', danceId = ''] = args;
  checkNotBlocked(ctx);
  checkOwnPhoto(tag, photoId, ctx);
  if (!hasAgreed(ctx)) return askForConsent(ctx);
  checkCanPost(ctx);
  const wanted = findDance(danceId, ctx);
  await checkLimit(ctx);
  const photo = await copyPhoto(mediaKeySchema.parse(`photo/${photoId}`), ctx);
  return makeJob(photo, wanted, ctx, { dedupeKey: `pick:${tag}:${photoId}:${danceId}` });
}

/** The dance that was asked for comes first, then all others. */
function goOnAnyway(key: MediaKey, wanted: DanceCard, notes: readonly Text[], ctx: Ctx): Reply {
  const photoId = key.slice('photo/'.length);
  const action = writeAction('pick', ownerTag(ctx.user.id, photoId), photoId, wanted.id);
  const menu = danceMenu(key, notes, ctx);
  const label = text('button-anyway', {
    dance: ctx.translator.say(danceLabel(wanted, ctx.translator), ctx.locale),
  });
  return {
    ...menu,
    text: [...notes, text('anyway-title')],
    buttons: [{ label, action, style: 'primary' }],
  };
}

function remarksOn(photo: Photo, notes: readonly string[]): Text[] {
  const album = photo.ofAlbum ? [text('photo-of-album')] : [];
  return [...album, ...notes.map((note) => text(`note-${note}`))];
}

function withRemarks(remarks: readonly Text[], reply: Reply): Reply {
  return { ...reply, text: [...remarks, ...reply.text] };
}
