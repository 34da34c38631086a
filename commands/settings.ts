import type { UserRecord } from '../queue/user-records.ts';
import { type Action, writeAction } from './action.ts';
import type { Ctx } from './context.ts';
import { LOCALES, type Locale } from './locales.ts';
import { makeReply } from './make-reply.ts';
import { privacy } from './privacy.ts';
import { Refusal } from './refusal.ts';
import type { Button, Choice, Reply } from './reply.ts';
import { OPTIONS, type OptionName, optionOf } from './settings-options.ts';
import { text } from './text.ts';

/** `/settings`: what is set, a button for each other value, and the languages to choose from. */
export function settings({ user, locale, translator }: Ctx): Reply {
  const names = Object.keys(OPTIONS) as OptionName[];
  const lines = names.map((name) => {
    const value = translator.say(text(`setting-${name}-${optionOf(user, name)}`), locale);
    return text(`setting-${name}`, { value });
  });
  return makeReply(locale, {
    text: [text('settings-title'), ...lines, text('setting-language')],
    buttons: names.flatMap((name) => buttonsFor(name, user)),
    choices: ['auto' as const, ...LOCALES].map(languageChoice),
    discreet: true,
  });
}

/** `set`: keeps a value and shows all of them anew. */
export async function set({ args }: Action, ctx: Ctx): Promise<Reply> {
  const [name = '', value = ''] = args;
  if (name === 'never-me') {
    const user = await ctx.deps.users.update(ctx.user.id, { optedOut: value === 'on' });
    return privacy({ erase: false }, { ...ctx, user });
  }
  if (name === 'language') return setLanguage(value, ctx);
  if (!isOption(name) || !(OPTIONS[name] as readonly string[]).includes(value))
    throw new Refusal('refused-unknown-setting');
  const kept = { ...ctx.user.settings, [name]: value };
  const user = await ctx.deps.users.update(ctx.user.id, { settings: kept });
  return settings({ ...ctx, user });
}

async function setLanguage(value: string, ctx: Ctx): Promise<Reply> {
  const known = (LOCALES as readonly string[]).includes(value);
  if (!known && value !== 'auto') throw new Refusal('refused-unknown-setting');
  const user = await ctx.deps.users.update(ctx.user.id, { locale: known ? value : null });
  return settings({ ...ctx, user, locale: user.locale ?? ctx.ask.asker.locale });
}

function buttonsFor(name: OptionName, user: UserRecord): Button[] {
  return OPTIONS[name]
    .filter((value) => value !== optionOf(user, name))
    .map((value) => ({
      label: text(`setting-${name}-${value}`),
      action: writeAction('set', name, value),
      style: 'secondary',
    }));
}

function languageChoice(language: Locale | 'auto'): Choice {
  return {
    label: language === 'auto' ? text('language-auto') : text('plain', { words: NAMES[language] }),
    description: text('plain', { words: language === 'auto' ? '' : language }),
    action: writeAction('set', 'language', language),
  };
}

/** Each language in its own words: who looks for it reads it. */
const NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  ja: '日本語',
  ko: '한국어',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
  fr: 'Français',
  de: 'Deutsch',
  ru: 'Русский',
};

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}
