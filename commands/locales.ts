/** Every language the bot speaks; `assets/locales` has a file for each. */
export const LOCALES = [
  'en',
  'zh-CN',
  'zh-TW',
  'ja',
  'ko',
  'es',
  'pt-BR',
  'fr',
  'de',
  'ru',
] as const;
export type Locale = (typeof LOCALES)[number];

/** The nearest of the bot's languages to a BCP 47 tag; English when there is none. */
export function nearestLocale(tag: string): Locale {
  const [language = '', ...rest] = tag.toLowerCase().split(/[-_]/);
  if (language === 'zh') return writesTraditional(rest) ? 'zh-TW' : 'zh-CN';
  const exact = LOCALES.find((locale) => locale.toLowerCase() === tag.toLowerCase());
  return exact ?? LOCALES.find((locale) => locale.split('-')[0] === language) ?? 'en';
}

function writesTraditional(subtags: readonly string[]): boolean {
  if (subtags.includes('hans')) return false;
  return subtags.some((subtag) => ['hant', 'tw', 'hk', 'mo'].includes(subtag));
}
