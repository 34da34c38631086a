import type { MiddlewareHandler } from 'hono';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * Lets in only pages of our own: a site elsewhere may neither post here through the visitor's
 * browser nor, by a name that it points at this machine, read what is here.
 * @param host the configured one, beside those of this machine
 */
export function guard(host: string): MiddlewareHandler {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', bracketed(host).toLowerCase()]);
  return async (ctx, next) => {
    const own = ctx.req.header('host') ?? new URL(ctx.req.url).host;
    if (!names.has(nameOf(own))) return ctx.text('This is not the address of anydance.\n', 421);
    if (comesFromElsewhere(ctx.req.raw, own)) return ctx.text('Not from another site.\n', 403);
    await next();
    for (const [name, value] of Object.entries(HEADERS)) ctx.header(name, value);
    return undefined;
  };
}

/** Browsers tell of both; `same-site` would be another port of this machine. */
function comesFromElsewhere({ method, headers }: Request, own: string): boolean {
  const site = headers.get('sec-fetch-site');
  const opensPage = method === 'GET' && headers.get('sec-fetch-mode') === 'navigate';
  if (site !== null && site !== 'same-origin' && site !== 'none' && !opensPage) return true;
  const origin = headers.get('origin');
  return origin !== null && hostOf(origin) !== own.toLowerCase();
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** Without the port. */
function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '');
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
