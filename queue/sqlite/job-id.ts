import { randomBytes } from 'node:crypto';

/** Unguessable, and rising with time: so an index of ids grows at its end, which writes few pages. */
export function newJobId(now: number): string {
  return `${Math.max(now, 0).toString(16).padStart(12, '0')}${randomBytes(10).toString('hex')}`;
}
