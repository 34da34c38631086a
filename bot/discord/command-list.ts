import type { Commands } from '../../commands/commands.ts';

/** Discord's locales in which names and descriptions are given, and the bot's for each. */
const LOCALES: Readonly<Record<string, string>> = {
  'en-US': 'en',
  'en-GB': 'en',
  'zh-CN': 'zh-CN',
  'zh-TW': 'zh-TW',
  ja: 'ja',
  ko: 'ko',
  'es-ES': 'es',
  'es-419': 'es',
  'pt-BR': 'pt-BR',
  fr: 'fr',
  de: 'de',
  ru: 'ru',
};
const MAX_NAME = 32;
const MAX_DESCRIPTION = 100;
const PLAIN = ['dances', 'status', 'cancel', 'settings', 'help'];
/** In servers and by users; in servers, the bot's DMs and other private channels. */
const EVERYWHERE = { integration_types: [0, 1], contexts: [0, 1, 2] };

export const MESSAGE_COMMAND = 'make-it-dance';

type Say = Commands['say'];

/** All commands as Discord wants them registered. */
export function commandList(say: Say): Array<Readonly<Record<string, unknown>>> {
  const photo = { type: 11, ...named('dance-photo'), required: true };
  const dance = { type: 3, ...named('dance-dance'), autocomplete: true, max_length: 100 };
  const quality = { type: 3, ...named('dance-quality'), autocomplete: true, max_length: 100 };
  const erase = { type: 5, ...named('privacy-erase') };
  return [
    command('dance', [photo, dance, quality]),
    ...PLAIN.map((name) => command(name, [])),
    command('privacy', [erase]),
    { type: 3, ...EVERYWHERE, ...names(MESSAGE_COMMAND) },
  ];

  function command(key: string, options: readonly object[]) {
    return { type: 1, ...EVERYWHERE, ...named(key), options };
  }

  function named(key: string) {
    const about = (locale: string) =>
      say({ key: `command-${key}-about` }, locale).slice(0, MAX_DESCRIPTION);
    return { ...names(key), description: about('en'), description_localizations: localized(about) };
  }

  function names(key: string) {
    const name = (locale: string) => say({ key: `command-${key}` }, locale).slice(0, MAX_NAME);
    return { name: name('en'), name_localizations: localized(name) };
  }
}

function localized(words: (locale: string) => string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(LOCALES).map(([discord, locale]) => [discord, words(locale)]),
  );
}
