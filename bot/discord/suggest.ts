import type { Commands } from '../../commands/commands.ts';
import { offeredQualities, qualityName } from '../../commands/quality.ts';
import type { SurfaceDeps } from '../surface-deps.ts';
import type { Interaction } from './interaction.ts';

const MAX_CHOICES = 25;
const MAX_NAME = 100;

interface Suggestion {
  /** In the asker's language. */
  readonly name: string;
  readonly value: string;
}

/** What fits what was typed so far, in the asker's language or in English. */
export async function suggest(
  { data, locale }: Interaction,
  { commands, queue }: Pick<SurfaceDeps, 'commands' | 'queue'>,
): Promise<Suggestion[]> {
  const { name, value = '' } = data.options.find(({ focused }) => focused) ?? {};
  const typed = fold(String(value));
  const known =
    name === 'quality'
      ? (await offeredQualities(queue)).map((id) => ({ id, name: id, text: qualityName(id) }))
      : commands.dances.map(danceText);
  return known
    .map(({ text, ...dance }) => ({ ...dance, words: commands.say(text, locale) }))
    .filter(({ id, name, words }) => [id, name, words].some((each) => fold(each).includes(typed)))
    .slice(0, MAX_CHOICES)
    .map(({ id, words }) => ({ name: words.slice(0, MAX_NAME), value: id }));
}

function danceText({ id, name }: Commands['dances'][number]) {
  return { id, name, text: { key: `dance-${id}` } };
}

function fold(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
