import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const COOKIE = 'anydance';
const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * The visitor's id, or null for one without a session. The cookie is the secret; records and logs
 * hold only its hash, so reading them lets nobody in.
 */
export function userOf(ctx: Context): string | null {
  const secret = getCookie(ctx, COOKIE);
  if (secret === undefined || !/^[0-9a-f]{32}$/.test(secret)) return null;
  return `web:${createHash('sha256').update(secret).digest('hex').slice(0, 32)}`;
}

/** Gives a visitor without a session one; renews it for the others. */
export function keepSession(ctx: Context): void {
  const secret = userOf(ctx) === null ? randomBytes(16).toString('hex') : getCookie(ctx, COOKIE)!;
  setCookie(ctx, COOKIE, secret, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: YEAR_SECONDS,
  });
}

/** The language that the browser asks for first. */
export function localeOf(ctx: Context): string {
  const [first = ''] = (ctx.req.header('accept-language') ?? '').split(/[,;]/);
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(first.trim()) ? first.trim() : 'en';
}
