import { type Action, readAction } from '../../commands/action.ts';
import type { Interaction } from './interaction.ts';

/** What a button or a choice does; null for what is not on that very message, whoever claims it. */
export function readPress({ data, message }: Interaction): Action | null {
  const written = data.values[0] ?? data.custom_id;
  const action = readAction(written);
  const isThere = JSON.stringify(message?.components ?? []).includes(`"${written}"`);
  return isThere ? action : null;
}
