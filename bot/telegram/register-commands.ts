import type { Api } from 'grammy';
import type { BotCommand, LanguageCode } from 'grammy/types';
import type { Commands } from '../../commands/commands.ts';
import { cut } from './write-reply.ts';

const NAMES = ['dance', 'dances', 'status', 'cancel', 'again', 'settings', 'privacy', 'help'];
/** Telegram knows languages of two letters; all others see the first. */
const LANGUAGES: ReadonlyArray<{ readonly code: LanguageCode | null; readonly locale: string }> = [
  { code: null, locale: 'en' },
  { code: 'zh', locale: 'zh-CN' },
  { code: 'ja', locale: 'ja' },
  { code: 'ko', locale: 'ko' },
  { code: 'es', locale: 'es' },
  { code: 'pt', locale: 'pt-BR' },
  { code: 'fr', locale: 'fr' },
  { code: 'de', locale: 'de' },
  { code: 'ru', locale: 'ru' },
];

/** Puts the commands into the menu of each language, where they are not there already. */
export async function registerCommands(api: Api, { say }: Commands): Promise<void> {
  for (const { code, locale } of LANGUAGES) {
    const wanted: BotCommand[] = NAMES.map((command) => ({
      command,
      description: cut(say({ key: `command-${command}-about` }, locale), 256),
    }));
    const language = code === null ? {} : { language_code: code };
    const known = await api.getMyCommands(language);
    if (!isSame(known, wanted)) await api.setMyCommands(wanted, language);
  }
}

function isSame(known: readonly BotCommand[], wanted: readonly BotCommand[]): boolean {
  const plain = (list: readonly BotCommand[]) => list.map((of) => [of.command, of.description]);
  return JSON.stringify(plain(known)) === JSON.stringify(plain(wanted));
}
