import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { readAction, writeAction } from '../../commands/action.ts';
import type { Commands } from '../../commands/commands.ts';
import type { Button, Choice, Reply } from '../../commands/reply.ts';

const CHOICES_A_PAGE = 8;
const MAX_TEXT = 4096;
export const MAX_CAPTION = 1024;
export const MAX_ALERT = 200;

/** The paragraphs of a reply, cut to what Telegram takes. */
export function wordsOf(reply: Reply, { say }: Commands, limit = MAX_TEXT): string {
  const words = reply.text.map((text) => say(text, reply.locale)).join('\n\n');
  return cut(words, limit) || '…';
}

/** @param page which part of the choices, from 0 */
export function keyboardOf(reply: Reply, { say }: Commands, page = 0): InlineKeyboardMarkup {
  const { buttons, choices, locale } = reply;
  const label = (of: Button | Choice) => cut(say(of.label, locale), 64) || '…';
  const pages = pageButtons(choices, page);
  const first = page * CHOICES_A_PAGE;
  const shown = pages.length === 0 ? choices : choices.slice(first, first + CHOICES_A_PAGE);
  return {
    inline_keyboard: [
      ...pairs(shown.map((choice) => ({ text: label(choice), callback_data: choice.action }))),
      pages,
      ...pairs(
        buttons.map((button) => ({
          ...styleOf(button),
          text: label(button),
          callback_data: button.action,
        })),
      ),
    ].filter((row) => row.length > 0),
  };
}

/** Dances alone come in pages: all other choices are few. */
function pageButtons(choices: readonly Choice[], page: number): InlineKeyboardButton[] {
  const { name, args = [] } = readAction(choices[0]?.action ?? '') ?? {};
  const [tag = '', photo = '', , ...quality] = args;
  const last = Math.ceil(choices.length / CHOICES_A_PAGE) - 1;
  if (last < 1 || name !== 'pick') return [];
  const to = (text: string, target: number) => ({
    text,
    callback_data: writeAction('page', tag, photo, String(target), ...quality),
  });
  return [
    ...(page > 0 ? [to('‹', page - 1)] : []),
    to(`${page + 1} / ${last + 1}`, page),
    ...(page < last ? [to('›', page + 1)] : []),
  ];
}

function styleOf({ style }: Button): { style?: 'primary' | 'danger' } {
  return style === 'secondary' ? {} : { style };
}

function pairs(buttons: readonly InlineKeyboardButton[]): InlineKeyboardButton[][] {
  const rows: InlineKeyboardButton[][] = [];
  for (let i = 0; i < buttons.length; i += 2) rows.push(buttons.slice(i, i + 2));
  return rows;
}

/** Never through the middle of a surrogate pair. */
export function cut(words: string, limit: number): string {
  if (words.length <= limit) return words;
  return `${words.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
