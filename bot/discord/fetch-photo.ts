import type { Photo } from '../../commands/ask.ts';
import { MEDIA } from '../../queue/media-store.ts';
import { QueueError } from '../../queue/queue-error.ts';

/** 10 MiB over a slow line. */
const TIME_LIMIT_MS = 2 * 60_000;
/** Discord's are about 250 characters long; they are kept with the job. */
const MAX_URL = 2000;
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** The picture at an address; null when it lies anywhere but with Discord. */
export function photoAt(url: string, bytes: number | null, hosts: readonly string[]): Photo | null {
  return isAllowed(url, hosts)
    ? { bytes, ofAlbum: false, fetch: (signal) => download(url, signal) }
    : null;
}

/** Without TLS only from this very machine: a test server. */
function isAllowed(written: string, hosts: readonly string[]): boolean {
  if (written.length > MAX_URL || !URL.canParse(written)) return false;
  const url = new URL(written);
  const safe =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  return safe && url.username === '' && hosts.includes(url.host);
}

async function* download(url: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const response = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMIT_MS)]),
  });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new Error(`the picture's server answered ${response.status}`);
  }
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > MEDIA.photo.maxBytes)
      throw new QueueError('media-too-large', { limit: MEDIA.photo.maxBytes });
    yield chunk;
  }
}
