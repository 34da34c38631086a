import type { Asker } from '../../commands/ask.ts';
import { localeOf } from '../locale-of.ts';
import type { TelegramTools } from './telegram-tools.ts';

type Tools = Pick<TelegramTools, 'commands' | 'users'>;

/** What this surface says itself, in the language of the one it is said to. */
export async function ownWords(key: string, asker: Asker, tools: Tools): Promise<string> {
  return tools.commands.say({ key }, await localeOf(asker, tools));
}
