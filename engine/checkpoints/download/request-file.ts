import { DownloadError } from './download-error.ts';

/** What a server says of a file before it sends it. */
export interface RemoteFile {
  readonly response: Response;
  /** Names the content: the hash of a large file on Hugging Face, else the ETag. */
  readonly identity: string | null;
  /** SHA-256 of the content, where the server tells it. */
  readonly sha256: string | null;
  /** An ETag that a range may be asked by. */
  readonly validator: string | null;
}

export interface FileRequest {
  readonly url: string;
  /** Sent to the first host only: storage behind it must not see it. */
  readonly token?: string | undefined;
  /** Ask for the rest from this byte on, if the content still has this validator. */
  readonly from: number;
  readonly validator: string | null;
  readonly signal: AbortSignal;
}

const MAX_REDIRECTS = 6;

/**
 * Asks for a file and follows redirects by hand, as Hugging Face tells size and hash of a large file
 * only in the answer that sends on to its storage.
 * @throws DownloadError `download-redirects`; TypeError when the network fails
 */
export async function requestFile(request: FileRequest): Promise<RemoteFile> {
  let url = new URL(request.url);
  let linked: string | null = null;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: headersFor(url, request),
      signal: request.signal,
    });
    linked ??= bareTag(response.headers.get('x-linked-etag'));
    const next = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || next === null)
      return describe(response, linked);
    await response.body?.cancel();
    url = new URL(next, url);
    if (!/^https?:$/.test(url.protocol)) break;
  }
  throw new DownloadError('download-redirects', { url: request.url });
}

function headersFor(
  url: URL,
  { url: first, token, from, validator }: FileRequest,
): Record<string, string> {
  const isFirstHost = url.origin === new URL(first).origin;
  return {
    // Ranges count the bytes of the file itself.
    'accept-encoding': 'identity',
    ...(isFirstHost && token ? { authorization: `Bearer ${token}` } : {}),
    ...(from > 0 ? { range: `bytes=${from}-` } : {}),
    // If the content has changed, all of it is sent instead of the wrong rest.
    ...(from > 0 && validator ? { 'if-range': validator } : {}),
  };
}

function describe(response: Response, linked: string | null): RemoteFile {
  const tag = response.headers.get('etag');
  const sha256 = linked !== null && /^[0-9a-f]{64}$/.test(linked) ? linked : null;
  return {
    response,
    identity: linked ?? bareTag(tag),
    sha256,
    validator: tag !== null && !tag.startsWith('W/') ? tag : null,
  };
}

function bareTag(tag: string | null): string | null {
  return tag?.replace(/^W\//, '').replaceAll('"', '') ?? null;
}
