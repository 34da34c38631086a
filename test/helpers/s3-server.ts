import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { signatureError } from './signature-v4.ts';

export const BUCKET = 'media';
export const CREDENTIALS = { accessKeyId: 'test-key', secretAccessKey: 'test-secret' };
/** Small, so that listing a few objects takes several pages. */
const PAGE = 3;

export interface S3Server {
  readonly endpoint: string;
  /** Every request so far, as `PUT /media/…`. */
  readonly requests: readonly string[];
  /**
   * What happens to requests instead of the usual: silence, a status, or an answer that stops half
   * way; null: the usual.
   */
  trouble: ((request: IncomingMessage, response: ServerResponse) => boolean) | null;
  stop(): Promise<void>;
}

/**
 * The part of S3 that a media store needs, over real HTTP, with objects as files in `folder`. It
 * takes only requests with a right Signature Version 4. Stops with the test.
 */
export async function startS3Server(folder: string): Promise<S3Server> {
  mkdirSync(folder, { recursive: true });
  const requests: string[] = [];
  const state: { trouble: S3Server['trouble'] } = { trouble: null };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(stop);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    stop,
    get trouble() {
      return state.trouble;
    },
    set trouble(trouble) {
      state.trouble = trouble;
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests.push(`${request.method} ${request.url}`);
    if (state.trouble?.(request, response)) return;
    const body = await readBody(request).catch(() => null);
    if (body === null) return;
    const refused = signatureError(request, body, CREDENTIALS);
    if (refused) fail(response, 403, refused);
    else answer(folder, request, body, response);
  }
}

function answer(
  folder: string,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): void {
  const url = new URL(request.url!, 'http://host');
  const [, bucket, ...rest] = url.pathname.split('/');
  if (bucket !== BUCKET) {
    fail(response, 404, 'NoSuchBucket');
    return;
  }
  const key = decodeURIComponent(rest.join('/'));
  if (key === '') {
    list(folder, url.searchParams, response);
    return;
  }
  const path = join(folder, encodeURIComponent(key));
  const object = statSync(path, { throwIfNoEntry: false });
  if (request.method === 'PUT') {
    writeFileSync(path, body);
    response.writeHead(200, { ETag: '"x"' }).end();
  } else if (request.method === 'DELETE') {
    rmSync(path, { force: true });
    response.writeHead(204).end();
  } else if (!object) {
    fail(response, 404, 'NoSuchKey');
  } else {
    response.writeHead(200, { 'Content-Length': object.size }).end(readFileSync(path));
  }
}

function list(folder: string, query: URLSearchParams, response: ServerResponse): void {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const keys = readdirSync(folder)
    .map(decodeURIComponent)
    .filter((key) => key.startsWith(prefix) && key > after)
    .sort();
  const page = keys.slice(0, PAGE);
  const contents = page.map((key) => {
    const { size, mtime } = statSync(join(folder, encodeURIComponent(key)));
    return `<Contents><Key>${key}</Key><Size>${size}</Size><LastModified>${mtime.toISOString()}</LastModified></Contents>`;
  });
  const more = keys.length > PAGE;
  const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  const xml = `<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
  response.writeHead(200, { 'Content-Type': 'application/xml' }).end(xml);
}

function fail(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'Content-Type': 'application/xml' })
    .end(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

/** A body that is shorter than it said it would be is an error: nothing partial is stored. */
async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
