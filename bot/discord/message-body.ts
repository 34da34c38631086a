import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
  type RESTPatchAPIInteractionOriginalResponseJSONBody,
} from 'discord.js';
import type { Commands } from '../../commands/commands.ts';
import type { Button, Choice, Reply } from '../../commands/reply.ts';

/** The custom id of every menu: what is chosen is an action of its own. */
const MENU_ID = 'menu';

const MAX_CONTENT = 2000;
const MAX_LABEL = 80;
const MAX_OPTION = 100;
const MAX_OPTIONS = 25;
const PER_ROW = 5;
const MAX_ROWS = 5;
const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const;

type Say = Commands['say'];
type Row = APIActionRowComponent<APIComponentInMessageActionRow>;
export type MessageBody = Required<
  Pick<
    RESTPatchAPIInteractionOriginalResponseJSONBody,
    'content' | 'components' | 'allowed_mentions'
  >
>;

/** A reply as Discord shows it. Nobody is ever pinged by it. */
export function messageBody(reply: Reply, say: Say): MessageBody {
  const words = reply.text.map((paragraph) => say(paragraph, reply.locale)).join('\n');
  const menu = reply.choices.length > 0 ? [menuRow(reply.choices)] : [];
  return {
    content: cut(words, MAX_CONTENT),
    components: [...menu, ...buttonRows(reply.buttons)].slice(0, MAX_ROWS),
    allowed_mentions: { parse: [] },
  };

  function menuRow(choices: readonly Choice[]): Row {
    const options = choices.slice(0, MAX_OPTIONS).map(({ label, description, action }) => ({
      label: cut(say(label, reply.locale), MAX_OPTION),
      description: cut(say(description, reply.locale), MAX_OPTION),
      value: action,
    }));
    const placeholder = cut(say({ key: 'button-choose' }, reply.locale), MAX_OPTION);
    return {
      type: ComponentType.ActionRow,
      components: [{ type: ComponentType.StringSelect, custom_id: MENU_ID, placeholder, options }],
    };
  }

  function buttonRows(buttons: readonly Button[]): Row[] {
    const rows = Array.from({ length: Math.ceil(buttons.length / PER_ROW) }, (_, row) =>
      buttons.slice(row * PER_ROW, (row + 1) * PER_ROW),
    );
    return rows.map((row) => ({
      type: ComponentType.ActionRow,
      components: row.map(({ label, action, style }) => ({
        type: ComponentType.Button,
        label: cut(say(label, reply.locale), MAX_LABEL),
        custom_id: action,
        style: STYLES[style],
      })),
    }));
  }
}

function cut(words: string, length: number): string {
  const shorter = words.length > length ? `${words.slice(0, length - 1)}…` : words;
  return shorter.toWellFormed() || '…';
}
