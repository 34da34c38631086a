import type { Commands } from '../../commands/commands.ts';
import type { Interaction } from './interaction.ts';

const MAX_CHOICES = 25;

/** Dances whose name has what was typed, in the asker's language or in English. */
export function suggestDances({ data, locale }: Interaction, commands: Commands) {
  const typed = fold(String(data.options.find(({ focused }) => focused)?.value ?? ''));
  return commands.dances
    .map(({ id, name }) => ({ id, name, words: commands.say({ key: `dance-${id}` }, locale) }))
    .filter(({ id, name, words }) => [id, name, words].some((each) => fold(each).includes(typed)))
    .slice(0, MAX_CHOICES)
    .map(({ id, words }) => ({ name: words.slice(0, 100), value: id }));
}

function fold(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
