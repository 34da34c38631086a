import type { APIAttachment, APIMessage } from 'discord.js';
import { misfit } from './closed-schemas.ts';
import type { DiscordState } from './discord-state.ts';
import { snowflake } from './discord-state.ts';
import type { RequestBody } from './read-body.ts';
import { refusals } from './refusal.ts';

type Fields = Partial<Pick<APIMessage, 'content' | 'flags'>> & {
  readonly components?: object[];
  readonly attachments?: ReadonlyArray<{
    readonly id: string | number;
    readonly filename?: string;
  }>;
  readonly message_reference?: { readonly message_id: string };
};

/** A message with nothing in it yet. */
export function emptyMessage(state: DiscordState, channelId: string, flags: number): APIMessage {
  return {
    id: snowflake(state.now),
    type: 0,
    channel_id: channelId,
    author: state.bot,
    content: '',
    timestamp: new Date(state.now).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    flags,
    components: [],
  };
}

/** Writes what a request says into a message, or refuses as Discord does. */
export function writeMessage(
  state: DiscordState,
  message: APIMessage,
  {
    body,
    limit,
    edit,
  }: { readonly body: RequestBody; readonly limit: number; readonly edit: boolean },
): void {
  for (const file of body.files.values())
    if (file.bytes.byteLength > limit) throw refusals.tooLarge();
  const fields = body.json as Fields;
  checkCustomIds(fields.components ?? []);
  if (fields.content !== undefined) message.content = fields.content ?? '';
  if (fields.components !== undefined) message.components = numbered(fields.components);
  if (fields.attachments !== undefined || body.files.size > 0)
    message.attachments = attach(state, message, body);
  if (edit) message.edited_timestamp = new Date(state.now).toISOString();
  if (!message.content && message.attachments.length === 0 && message.components?.length === 0)
    throw refusals.emptyMessage();
  const wrong = misfit('MessageResponse', message);
  if (wrong) state.faults.push(`own message: ${wrong}`);
}

/** Kept are those that are named; new ones have the number of their file. */
function attach(state: DiscordState, message: APIMessage, body: RequestBody): APIAttachment[] {
  const named = (body.json as Fields).attachments ?? [];
  return named.map(({ id, filename }) => {
    const old = message.attachments.find((attachment) => attachment.id === String(id));
    if (old) return old;
    const file = body.files.get(String(id));
    if (!file) throw refusals.invalidForm(`attachments: no file ${id}`);
    const name = filename ?? file.name;
    const url = `http://cdn.invalid/${snowflake(state.now)}/${name}`;
    state.files.set(url, file.bytes);
    return {
      id: snowflake(state.now),
      filename: name,
      size: file.bytes.byteLength,
      url,
      proxy_url: url,
      content_type: file.type,
    };
  });
}

/** Components as they come back: each has a number. */
function numbered(components: object[]): NonNullable<APIMessage['components']> {
  let id = 0;
  const number = (component: object): object => {
    const inner = (component as { components?: object[] }).components;
    const isMenu = 'options' in component;
    const own = { ...component, id: ++id, ...(isMenu ? { min_values: 1, max_values: 1 } : {}) };
    return inner ? { ...own, components: inner.map(number) } : own;
  };
  return components.map(number) as NonNullable<APIMessage['components']>;
}

/** Two of the same in one message are refused; the published description does not say so. */
function checkCustomIds(components: object[]): void {
  const ids = [...JSON.stringify(components).matchAll(/"custom_id":"([^"]*)"/g)].map(
    ([, id]) => id,
  );
  const values = [...JSON.stringify(components).matchAll(/"value":"([^"]*)"/g)].map(([, id]) => id);
  for (const list of [ids, values])
    if (new Set(list).size !== list.length)
      throw refusals.invalidForm('duplicated custom id or value');
}
