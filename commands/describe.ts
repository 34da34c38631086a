import { type Job, type JobProgress, QUALITIES, type Quality } from '../queue/job.ts';
import type { Place } from '../queue/job-queue.ts';
import { kindOf } from '../queue/media-key.ts';
import { writeAction } from './action.ts';
import type { Ctx } from './context.ts';
import { danceNameOf } from './dance-words.ts';
import { makeReply } from './make-reply.ts';
import { qualityName } from './quality.ts';
import { letterOf } from './quality-letters.ts';
import { errorText } from './refusal.ts';
import type { Button, Reply } from './reply.ts';
import { type Text, text } from './text.ts';

export interface DescribeCtx extends Pick<Ctx, 'deps' | 'translator' | 'locale'> {
  /** Qualities that a clip could be made anew in. */
  readonly offered: readonly Quality[];
}

const BAR_CELLS = 10;
/** The engine's remarks on a clip; they have words as those on a photo. */
export const CLIP_NOTES = ['drawn-smaller', 'short-windows', 'lite-unusable'];
/** Stages of the render process, in its order; a newer one is told as just "working". */
export const STAGES = ['models', 'photo', 'person', 'motion', 'puppet', 'frames', 'finish'];

/** What a job's message says now. */
export function describe(job: Job, place: Place | null, ctx: DescribeCtx): Reply {
  switch (job.state) {
    case 'queued':
      return openCard(job, ctx, waitingText(job, place, ctx));
    case 'rendering':
      return openCard(job, ctx, progressText(job, ctx));
    case 'done':
      return resultCard(job, ctx);
    case 'failed':
      return failureCard(job, ctx);
    case 'cancelled':
      return makeReply(ctx.locale, {
        text: [text('result-cancelled', { dance: danceNameOf(job, ctx) })],
        buttons: [againButton(job), otherButton(job)],
        job,
      });
  }
}

function openCard(job: Job, ctx: DescribeCtx, lines: readonly Text[]): Reply {
  return makeReply(ctx.locale, {
    text: [...lines, ...draftText(job), ...insteadText(job, ctx)],
    buttons: [
      { label: text('button-cancel'), action: writeAction('cancel', job.id), style: 'danger' },
    ],
    preview: job.progress?.preview ?? null,
    job,
  });
}

function waitingText(job: Job, place: Place | null, ctx: DescribeCtx): Text[] {
  const dance = danceNameOf(job, ctx);
  if (place === null) return [text('status-waiting', { dance })];
  if (place.workers === 0) return [text('status-waiting', { dance }), text('status-no-worker')];
  const line = text('status-queued', { dance, position: place.position });
  return place.etaMs === null ? [line] : [line, timeLeft(place.etaMs)];
}

function progressText(job: Job, ctx: DescribeCtx): Text[] {
  const dance = danceNameOf(job, ctx);
  if (job.progress === null) return [text('status-starting', { dance })];
  const { fraction, etaMs } = job.progress;
  const percent = Math.floor(Math.min(1, Math.max(0, fraction)) * 100);
  const cells = Math.round((percent / 100) * BAR_CELLS);
  const bar = '▰'.repeat(cells) + '▱'.repeat(BAR_CELLS - cells);
  return [
    text('status-rendering', { dance }),
    text('status-progress', { bar, percent }),
    stageText(job.progress),
    timeLeft(etaMs),
  ];
}

function stageText({ stage, denoising }: JobProgress): Text {
  if (denoising === undefined) return text(`stage-${STAGES.includes(stage) ? stage : 'working'}`);
  const { step, steps, pass } = denoising;
  return text(pass === 'faces' ? 'stage-faces' : 'stage-denoising', { step: step + 1, steps });
}

function draftText({ progress }: Job): Text[] {
  const preview = progress?.preview ?? null;
  return preview !== null && kindOf(preview) === 'clip' ? [text('status-draft')] : [];
}

/** Why it is not made as it was wished. */
function insteadText({ quality, wishedQuality }: Job, { translator, locale }: DescribeCtx): Text[] {
  if (wishedQuality === undefined) return [];
  const name = (of: Quality) => translator.say(qualityName(of), locale);
  return [text('quality-instead', { wished: name(wishedQuality), quality: name(quality) })];
}

/** Coarser the longer it is: an estimate to the second would be a lie. */
function timeLeft(etaMs: number): Text {
  const seconds = Math.max(1, Math.round(etaMs / 1000));
  if (seconds < 10) return text('time-left-seconds', { count: seconds });
  if (seconds < 90) return text('time-left-seconds', { count: Math.round(seconds / 5) * 5 });
  if (seconds < 90 * 60) return text('time-left-minutes', { count: Math.round(seconds / 60) });
  return text('time-left-hours', { count: Math.round(seconds / 1800) / 2 });
}

function resultCard(job: Job, ctx: DescribeCtx): Reply {
  const { result } = job;
  const clip = result && {
    key: result.clip,
    preview: result.preview ?? null,
    bytes: result.bytes,
    width: result.width,
    height: result.height,
    seconds: result.seconds,
  };
  return makeReply(ctx.locale, {
    text: [
      text('result-done', { dance: danceNameOf(job, ctx) }),
      ...clipRemarks(job),
      ...insteadText(job, ctx),
    ],
    buttons: [
      againButton(job),
      ...betterButtons(job, ctx),
      otherButton(job),
      { label: text('button-delete'), action: writeAction('remove', job.id), style: 'danger' },
      { label: text('button-report'), action: writeAction('report', job.id), style: 'secondary' },
    ],
    clip,
    job,
  });
}

/** Remarks on the photo were made before; these are of the clip. */
function clipRemarks({ result }: Job): Text[] {
  const notes = result?.notes.filter((note) => CLIP_NOTES.includes(note)) ?? [];
  return notes.map((note) => text(`note-${note}`));
}

/** A photo that cannot dance is no better the second time. */
function failureCard(job: Job, ctx: DescribeCtx): Reply {
  const { code = 'crashed', params = {} } = job.failure ?? {};
  const ofPhoto = /^(photo|person)-/.test(code);
  return makeReply(ctx.locale, {
    text: [text('result-failed', { dance: danceNameOf(job, ctx) }), errorText(code, params)],
    buttons: ofPhoto ? [] : [againButton(job), otherButton(job)],
    job,
  });
}

/** The same clip in each better quality on offer. */
function betterButtons(
  { id, quality }: Job,
  { offered, translator, locale }: DescribeCtx,
): Button[] {
  const better = QUALITIES.slice(QUALITIES.indexOf(quality) + 1);
  return better
    .filter((other) => offered.includes(other))
    .map((other) => ({
      label: text('button-in-quality', { quality: translator.say(qualityName(other), locale) }),
      action: writeAction('again', id, letterOf(other)),
      style: 'secondary',
    }));
}

function againButton(job: Job): Button {
  return { label: text('button-again'), action: writeAction('again', job.id), style: 'primary' };
}

function otherButton(job: Job): Button {
  return { label: text('button-other'), action: writeAction('other', job.id), style: 'secondary' };
}
