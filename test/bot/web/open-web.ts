import { pino } from 'pino';
import { createEventStreams } from '../../../bot/web/event-streams.ts';
import { readPageFiles } from '../../../bot/web/page-files.ts';
import { createWebApp } from '../../../bot/web/web-app.ts';
import { createCommands } from '../../../commands/create-commands.ts';
import { listDances } from '../../../engine/motion/dances.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { openLocalStores } from '../../queue/local-stores.ts';

/**
 * All that a surface is given: real stores in an empty folder, real commands, any photo is fine. A
 * worker that was there once stays.
 */
export async function openDeps() {
  const stores = await openLocalStores(tempFolder(), { maxOpenPerUser: 3, leaseMs: 600_000 });
  const photoCheck = { check: async () => ({ refusal: null, notes: [] }), close: () => undefined };
  const commands = createCommands({ ...stores, photoCheck, dances: listDances() });
  return { ...stores, commands, log: pino({ level: 'silent' }) };
}

/** The page without a socket, and visitors to it. */
export async function openWeb() {
  const deps = await openDeps();
  const streams = createEventStreams();
  const app = createWebApp({ host: '127.0.0.1', files: readPageFiles(), streams, deps });
  const request = (path: string, init?: RequestInit) =>
    app.request(`http://127.0.0.1:8787${path}`, init);
  const visit = async () => {
    const session = await request('/api/session');
    const cookie = session.headers.get('set-cookie')!.split(';')[0]!;
    const get = (path: string, headers: Record<string, string> = {}) =>
      request(path, { headers: { cookie, ...headers } });
    const ask = (fields: Record<string, string | File>, headers: Record<string, string> = {}) => {
      const form = new FormData();
      form.set('id', crypto.randomUUID());
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      return request('/api/asks', { method: 'POST', body: form, headers: { cookie, ...headers } });
    };
    return { cookie, get, ask };
  };
  return { ...deps, app, streams, request, visit };
}

export function aPhoto(bytes: string | Uint8Array<ArrayBuffer> = 'a photo'): File {
  return new File([bytes], 'me.jpg', { type: 'image/jpeg' });
}
