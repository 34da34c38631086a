/** The four addresses that the page talks to. */

/** The server refuses more, but only once it has come. */
const MAX_PHOTO_BYTES = 30e6;

export async function openSession() {
  const response = await fetch('/api/session');
  return response.json();
}

/**
 * One ask in, one reply out. A lost connection is tried once more: the id keeps that from being
 * two asks.
 * @throws {AskError}
 */
export async function ask(fields) {
  if (fields.photo?.size > MAX_PHOTO_BYTES) throw new AskError('too-large');
  const form = new FormData();
  form.set('id', newId());
  for (const [name, value] of Object.entries(fields)) if (value) form.set(name, value);
  const send = () => fetch('/api/asks', { method: 'POST', body: form });
  const response = await send().catch(() => send().catch(() => null));
  if (response === null) throw new AskError('offline');
  if (response.ok) return response.json();
  throw new AskError(response.status === 413 ? 'too-large' : 'went-wrong');
}

/** What keeps an ask from being answered, as a word of the page. */
export class AskError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** After a stream that the server refused; a lost one the browser opens again by itself. */
const REOPEN_MS = 3000;

/** Calls back for each event of the stream, and for whether it is there. */
export function listen({ conversation, reply, connection }) {
  const events = new EventSource('/api/events');
  events.addEventListener('open', () => connection(true));
  events.addEventListener('conversation', ({ data }) => conversation(JSON.parse(data)));
  events.addEventListener('reply', ({ data }) => reply(JSON.parse(data)));
  events.addEventListener('error', () => {
    connection(false);
    if (events.readyState === EventSource.CLOSED)
      setTimeout(() => listen({ conversation, reply, connection }), REOPEN_MS);
  });
}

/** `randomUUID` is there only on https and this very machine. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
