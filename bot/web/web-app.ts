import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { MEDIA } from '../../queue/media-store.ts';
import type { SurfaceDeps } from '../surface-deps.ts';
import { readConversation } from './conversation.ts';
import type { EventStreams } from './event-streams.ts';
import { guard } from './guard.ts';
import type { PageFile } from './page-files.ts';
import { sayPage } from './page-words.ts';
import { readAsk } from './read-ask.ts';
import { serveMedia } from './serve-media.ts';
import { keepSession, localeOf, userOf } from './session.ts';
import { writeReply } from './write-reply.ts';

interface WebParts {
  /** As configured; see `guard`. */
  readonly host: string;
  readonly files: ReadonlyMap<string, PageFile>;
  readonly streams: EventStreams;
  readonly deps: SurfaceDeps;
}

/** A photo and the rest of the form around it. */
const MAX_FORM_BYTES = MEDIA.photo.maxBytes + 64 * 1024;
/** Each is held in memory while it comes in. */
const MAX_FORMS_AT_ONCE = 8;
const ASK_LIMIT_MS = 60_000;

/** The page and its interface, without a socket. */
export function createWebApp({ host, files, streams, deps }: WebParts): Hono {
  const app = new Hono();
  app.use(guard(host));
  app.onError((error, ctx) => {
    deps.log.error({ err: error }, 'web request failed');
    return ctx.json({ error: 'failed' }, 500);
  });
  app.get('/api/session', async (ctx) => {
    keepSession(ctx);
    ctx.header('Cache-Control', 'no-store');
    return ctx.json(await sayPage(userOf(ctx), localeOf(ctx), deps));
  });
  app.get('/api/events', (ctx) => openEvents(ctx, streams, deps));
  app.post('/api/asks', bodyLimit({ maxSize: MAX_FORM_BYTES, onError: tooLarge }), asks(deps));
  app.get('/media/:kind/:id', async (ctx) => {
    const userId = userOf(ctx);
    return userId === null ? ctx.notFound() : serveMedia(ctx, userId, deps);
  });
  app.get('*', (ctx) => servePage(ctx, files.get(ctx.req.path)));
  return app;
}

async function openEvents(ctx: Context, streams: EventStreams, deps: SurfaceDeps) {
  const userId = userOf(ctx);
  if (userId === null) return ctx.json({ error: 'no-session' }, 401);
  const stream = streams.open(userId, await readConversation(userId, deps));
  // Kept alive, the connection would be asked on again while the server is stopping.
  ctx.header('Connection', 'close');
  if (stream === null) return ctx.json({ error: 'too-many-pages' }, 429);
  return ctx.body(stream, 200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
  });
}

function asks({ commands }: SurfaceDeps): (ctx: Context) => Promise<Response> {
  let atHand = 0;
  return async (ctx) => {
    const userId = userOf(ctx);
    if (userId === null) return ctx.json({ error: 'no-session' }, 401);
    if (atHand >= MAX_FORMS_AT_ONCE)
      return ctx.json({ error: 'busy' }, 503, { 'Retry-After': '2' });
    atHand += 1;
    try {
      const form = await ctx.req.parseBody().catch(() => null);
      const ask = readAsk(form, { userId, locale: localeOf(ctx), admin: false });
      if (ask === null) return ctx.json({ error: 'not-understood' }, 400);
      const reply = await commands.handle(ask, AbortSignal.timeout(ASK_LIMIT_MS));
      return ctx.json(writeReply(reply, commands));
    } finally {
      atHand -= 1;
    }
  };
}

function tooLarge(ctx: Context): Response {
  return ctx.json({ error: 'too-large' }, 413);
}

function servePage(ctx: Context, file: PageFile | undefined): Response | Promise<Response> {
  if (file === undefined) return ctx.notFound();
  ctx.header('ETag', file.etag);
  ctx.header('Cache-Control', 'no-cache');
  if (ctx.req.header('if-none-match') === file.etag) return ctx.body(null, 304);
  return ctx.body(file.bytes, 200, { 'Content-Type': file.type });
}
