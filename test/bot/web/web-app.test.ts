import { expect, test } from 'vitest';
import { inChunks } from '../../queue/chunks.ts';
import { claimed, jobResult, WORKER } from '../../queue/contract/fixtures.ts';
import { aPhoto, openWeb } from './open-web.ts';

test('a photo and a dance become a job, once for one id, and the page is told of it', async () => {
  const { visit, queue } = await openWeb();
  const { ask, get } = await visit();
  await ask({ kind: 'action', action: 'agree:1' });
  const id = crypto.randomUUID();
  for (let i = 0; i < 2; i++) {
    const response = await ask({ id, kind: 'dance', dance: 'disco', photo: aPhoto() });
    expect(await response.json()).toMatchObject({ job: { state: 'queued', dance: 'disco' } });
  }
  expect(await Array.fromAsync(queue.jobs())).toHaveLength(1);
  const events = (await get('/api/events')).body!.getReader();
  const { value } = await events.read();
  expect(new TextDecoder().decode(value)).toMatch(/^event: conversation\ndata: \[\{.*"disco"/);
  await events.cancel();
});

test('a clip is served by ranges, to its asker alone', async () => {
  const { visit, queue, media } = await openWeb();
  const { ask, get } = await visit();
  await ask({ kind: 'action', action: 'agree:1' });
  await ask({ kind: 'dance', dance: 'disco', photo: aPhoto() });
  const clip = await media.put('clip', inChunks('0123456789', 3));
  await queue.complete(await claimed(queue, WORKER), jobResult({ clip }));
  const whole = await get(`/media/${clip}`);
  expect([whole.status, await whole.text()]).toEqual([200, '0123456789']);
  const part = await get(`/media/${clip}`, { range: 'bytes=2-6' });
  expect([part.status, await part.text()]).toEqual([206, '23456']);
  expect(part.headers.get('content-range')).toBe('bytes 2-6/10');
  expect((await get(`/media/${clip}`, { range: 'bytes=10-' })).status).toBe(416);
  const other = await visit();
  expect((await other.get(`/media/${clip}`)).status).toBe(404);
});

test.each(['evil.example', 'evil.example:8787', '127.0.0.1.evil.example', '0.0.0.0'])(
  'asked as %s, it shows nothing',
  async (host) => {
    const { request } = await openWeb();
    expect((await request('/', { headers: { host } })).status).toBe(421);
  },
);

test.each([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://localhost:3000' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
])('an ask with %o is refused', async (headers) => {
  const { visit } = await openWeb();
  const { ask } = await visit();
  const response = await ask({ kind: 'help' }, headers as unknown as Record<string, string>);
  expect(response.status).toBe(403);
});

test('what makes no sense, and what comes without a session, is refused', async () => {
  const { visit, request } = await openWeb();
  const { ask } = await visit();
  expect((await ask({ kind: 'reboot' })).status).toBe(400);
  expect((await ask({ kind: 'action', action: 'cancel:../../etc' })).status).toBe(400);
  expect((await ask({ kind: 'help', id: 'not-an-id' })).status).toBe(400);
  expect((await request('/api/asks', { method: 'POST', body: new FormData() })).status).toBe(401);
  expect((await request('/api/events')).status).toBe(401);
});

test('a form beyond the largest photo is refused', async () => {
  const { visit } = await openWeb();
  const { ask } = await visit();
  const photo = aPhoto(new Uint8Array(31e6));
  expect((await ask({ kind: 'dance', photo })).status).toBe(413);
});

test('so many pages may listen, and no more', async () => {
  const { visit, streams } = await openWeb();
  const { get } = await visit();
  const open = await Promise.all(Array.from({ length: 6 }, () => get('/api/events')));
  expect(open.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect((await get('/api/events')).status).toBe(429);
  streams.close();
});

test('no page listens any more once the bot stops, nor keeps its connection', async () => {
  const { visit, streams } = await openWeb();
  const { get } = await visit();
  expect((await get('/api/events')).headers.get('connection')).toBe('close');
  streams.close();
  const late = await get('/api/events');
  expect([late.status, late.headers.get('connection')]).toEqual([429, 'close']);
});

test.each(['/../start-web.ts', '/%2e%2e/start-web.ts', '/..%2fstart-web.ts', '/previews/make.ts'])(
  'no address such as %s leads out of the page',
  async (path) => {
    const { request } = await openWeb();
    expect((await request(path)).status).toBe(404);
  },
);

test('the page comes with a strict policy and is not sent twice', async () => {
  const { request } = await openWeb();
  const page = await request('/');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await page.text()).not.toMatch(/<style|style=|<script>|https?:/);
  const etag = page.headers.get('etag')!;
  expect((await request('/', { headers: { 'if-none-match': etag } })).status).toBe(304);
});

test('the cookie is for this page alone, and the page speaks the language asked for', async () => {
  const { request } = await openWeb();
  const session = await request('/api/session', { headers: { 'accept-language': 'de-AT,en' } });
  expect(session.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/);
  expect(await session.json()).toMatchObject({
    locale: 'de-AT',
    words: { 'erase-no': 'Behalten' },
  });
});
