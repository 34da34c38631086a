import { type Job, QUALITIES } from '../queue/job.ts';
import type { DanceCard } from './commands.ts';
import type { Ctx } from './context.ts';
import { qualityName } from './quality.ts';
import { type Text, text } from './text.ts';
import type { Translator } from './translate.ts';

/** A dance's name to be shown; one that no translator knows yet keeps its own. */
export function danceLabel(dance: DanceCard, translator: Translator): Text {
  const key = `dance-${dance.id}`;
  return translator.has(key) ? text(key) : text('plain', { words: dance.name });
}

export function danceAbout(dance: DanceCard, translator: Translator): Text {
  const key = `dance-${dance.id}-about`;
  return translator.has(key) ? text(key) : text('dance-beats', { bpm: dance.bpm });
}

export function danceName(dance: DanceCard, translator: Translator, locale: string): string {
  return translator.say(danceLabel(dance, translator), locale);
}

/** The name of a job's dance, with its quality where that is not the quickest. */
export function danceNameOf(
  { payload, quality }: Job,
  { deps, translator, locale }: Pick<Ctx, 'deps' | 'translator' | 'locale'>,
): string {
  const dance = deps.dances.find(({ id }) => id === payload.dance);
  const name = dance ? danceName(dance, translator, locale) : (payload.dance ?? '');
  if (quality === QUALITIES[0]) return name;
  return `${name} · ${translator.say(qualityName(quality), locale)}`;
}
