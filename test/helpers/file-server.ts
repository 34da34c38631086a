import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the server does with one request; `continue` lets it answer as usual. */
export type Mishap = (request: IncomingMessage, response: ServerResponse) => 'continue' | 'handled';

export interface FileServer {
  readonly url: string;
  /** What was asked for so far: method, path, range and authorization. */
  readonly requests: ReadonlyArray<{ path: string; range?: string; authorization?: string }>;
  /** Next request first. */
  readonly mishaps: Mishap[];
  /** Contents by path; may change while it runs. */
  readonly files: Map<string, Uint8Array>;
}

/** A web server of files with ranges and ETags, for one test. */
export async function startFileServer(): Promise<FileServer> {
  const requests: Array<{ path: string; range?: string; authorization?: string }> = [];
  const mishaps: Mishap[] = [];
  const files = new Map<string, Uint8Array>();
  const server = createServer((request, response) => {
    const { range, authorization } = request.headers;
    const path = request.url ?? '';
    requests.push({ path, ...(range && { range }), ...(authorization && { authorization }) });
    if (mishaps.shift()?.(request, response) === 'handled') return;
    sendFile(files.get(path), request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, mishaps, files };
}

/**
 * Sends the head of the file and so many bytes, and breaks the connection once `received` is told
 * that they have come: what is still on its way would be lost.
 */
export function cutAfter(bytes: number, file: () => Uint8Array, waiting: Waiting): Mishap {
  return (request, response) => {
    const from = startOf(request);
    waiting.set(from + bytes, () => response.destroy());
    writeHead(file(), from, response);
    response.write(file().subarray(from, from + bytes));
    return 'handled';
  };
}

/** Connections to break when so many bytes of the file have come. */
export type Waiting = Map<number, () => void>;

/** Sends the head and so many bytes, then nothing more. */
export function stallAfter(bytes: number, file: () => Uint8Array): Mishap {
  return (request, response) => {
    const from = startOf(request);
    writeHead(file(), from, response);
    response.write(file().subarray(from, from + bytes));
    return 'handled';
  };
}

export function answer(status: number, headers: Record<string, string> = {}): Mishap {
  return (_, response) => {
    response.writeHead(status, headers).end();
    return 'handled';
  };
}

function etagOf(bytes: Uint8Array): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

function sendFile(
  bytes: Uint8Array | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (!bytes) {
    response.writeHead(404).end();
    return;
  }
  const ifRange = request.headers['if-range'];
  const from = ifRange === undefined || ifRange === etagOf(bytes) ? startOf(request) : 0;
  if (from > bytes.length) {
    response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
    return;
  }
  writeHead(bytes, from, response);
  response.end(bytes.subarray(from));
}

function writeHead(bytes: Uint8Array, from: number, response: ServerResponse): void {
  const headers = { etag: etagOf(bytes), 'content-length': bytes.length - from };
  if (from === 0) response.writeHead(200, headers);
  else
    response.writeHead(206, {
      ...headers,
      'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
    });
}

function startOf({ headers }: IncomingMessage): number {
  return Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
}
