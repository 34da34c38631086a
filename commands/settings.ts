import type { Quality } from '../queue/job.ts';
import { type Action, writeAction } from './action.ts';
import type { Ctx } from './context.ts';
import { LOCALES, type Locale } from './locales.ts';
import { makeReply } from './make-reply.ts';
import { privacy } from './privacy.ts';
import { offeredQualities, qualityName, qualityOf } from './quality.ts';
import { Refusal } from './refusal.ts';
import type { Button, Choice, Reply } from './reply.ts';
import { OPTIONS, type OptionName, optionOf } from './settings-options.ts';
import { text } from './text.ts';

/**
 * `/settings`: what is set, a button for each other value, and the languages to choose from. Of the
 * qualities only those on offer are, and none where there is nothing to choose.
 */
export async function settings({ user, locale, translator, deps }: Ctx): Promise<Reply> {
  const offered = await offeredQualities(deps.queue);
  const known = Object.keys(OPTIONS) as OptionName[];
  const quality = qualityOf(user, offered);
  const isAway = !offered.includes(quality);
  const currentOf = (name: OptionName) => (name === 'quality' ? quality : optionOf(user, name));
  const names = known.filter((name) => name !== 'quality' || offered.length > 1 || isAway);
  const lines = names.map((name) => {
    const value = translator.say(text(`setting-${name}-${currentOf(name)}`), locale);
    return text(`setting-${name}`, { value });
  });
  return makeReply(locale, {
    text: [
      text('settings-title'),
      ...lines,
      ...(isAway ? [awayText(quality, { locale, translator })] : []),
      text('setting-language'),
    ],
    buttons: names.flatMap((name) => buttonsFor(name, currentOf(name), offered)),
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
  if (name === 'quality') await checkOffered(value as Quality, ctx);
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

/** @throws Refusal when the button is of a time when it was on offer */
async function checkOffered(quality: Quality, ctx: Ctx): Promise<void> {
  if ((await offeredQualities(ctx.deps.queue)).includes(quality)) return;
  const { key, params } = awayText(quality, ctx);
  throw new Refusal(key, params);
}

function awayText(quality: Quality, { translator, locale }: Pick<Ctx, 'translator' | 'locale'>) {
  return text('quality-away', { quality: translator.say(qualityName(quality), locale) });
}

function buttonsFor(name: OptionName, now: string, offered: readonly Quality[]): Button[] {
  const values: readonly string[] = name === 'quality' ? offered : OPTIONS[name];
  return values
    .filter((value) => value !== now)
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
