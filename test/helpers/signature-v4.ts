import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Whether a request is signed as “AWS Signature Version 4, Authenticating Requests (Authorization
 * header)” says, for this body. Returns the error code that S3 would answer with, or null.
 */
export function signatureError(
  request: IncomingMessage,
  body: Buffer,
  credentials: Credentials,
): string | null {
  const signed =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
      request.headers.authorization ?? '',
    );
  if (!signed) return 'AccessDenied';
  const [, keyId, scope, names, signature] = signed as unknown as string[];
  if (keyId !== credentials.accessKeyId) return 'InvalidAccessKeyId';
  const bodyHash = header(request, 'x-amz-content-sha256');
  // Streams go unsigned, which S3 allows.
  if (bodyHash !== 'UNSIGNED-PAYLOAD' && bodyHash !== sha256(body))
    return 'XAmzContentSHA256Mismatch';
  const text = [
    'AWS4-HMAC-SHA256',
    header(request, 'x-amz-date'),
    scope,
    sha256(canonicalRequest(request, names!.split(';'), bodyHash)),
  ].join('\n');
  const key = scope!
    .split('/')
    .reduce<string | Buffer>(
      (secret, part) => hmac(secret, part),
      `AWS4${credentials.secretAccessKey}`,
    );
  const expected = hmac(key, text);
  const given = Buffer.from(signature!, 'hex');
  const same = given.length === expected.length && timingSafeEqual(given, expected);
  return same ? null : 'SignatureDoesNotMatch';
}

function canonicalRequest(request: IncomingMessage, names: string[], bodyHash: string): string {
  const url = new URL(request.url!, 'http://host');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  return [
    request.method,
    url.pathname,
    query,
    ...names.map((name) => `${name}:${header(request, name).trim().replace(/ +/g, ' ')}`),
    '',
    names.join(';'),
    bodyHash,
  ].join('\n');
}

/** RFC 3986, which is stricter than `encodeURIComponent`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
