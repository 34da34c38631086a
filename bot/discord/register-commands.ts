import { isDeepStrictEqual } from 'node:util';
import type { DiscordApi } from './discord-api.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Registers the commands unless they are there already: Discord allows only so many registrations a
 * day. Returns whether it did.
 */
export async function registerCommands(
  applicationId: string,
  wanted: readonly Fields[],
  api: DiscordApi,
): Promise<boolean> {
  const there = (await api.commands(applicationId)) as Fields[];
  if (isDeepStrictEqual(sorted(there), sorted(wanted))) return false;
  await api.setCommands(applicationId, wanted);
  return true;
}

function sorted(commands: readonly Fields[]): unknown[] {
  const plain = commands.map(normalized);
  return plain.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

/** What we say of a command, without what Discord adds and with what it leaves out. */
function normalized(command: Fields): Record<string, unknown> {
  const options = (command.options ?? []) as Fields[];
  return {
    type: command.type ?? 1,
    ...words(command),
    contexts: [...((command.contexts ?? []) as number[])].sort(),
    integration_types: [...((command.integration_types ?? []) as number[])].sort(),
    options: options.map((option) => ({
      type: option.type,
      ...words(option),
      required: option.required ?? false,
      autocomplete: option.autocomplete ?? false,
      max_length: option.max_length ?? null,
    })),
  };
}

function words(one: Fields): Record<string, unknown> {
  return {
    name: one.name,
    description: one.description ?? '',
    name_localizations: one.name_localizations ?? {},
    description_localizations: one.description_localizations ?? {},
  };
}
