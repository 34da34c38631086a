import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { makeFolder, toDiskError } from '../disk/disk-error.ts';
import { newMediaKey } from '../media-key.ts';
import {
  MEDIA,
  MEDIA_KINDS,
  type MediaKey,
  type MediaSource,
  type MediaStore,
  mediaKeySchema,
  type PutOptions,
  type StoredMedia,
} from '../media-store.ts';
import { QueueError } from '../queue-error.ts';
import { removeOldFiles } from '../remove-old-files.ts';
import { writeFile } from '../write-file.ts';
import { isMissing, isRefused, toS3Error } from './s3-error.ts';

export interface S3Options {
  /** Address of a server of one's own; null: Amazon's. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The bucket in the path (default with an endpoint) or in the host name. */
  readonly pathStyle?: boolean;
  /** Folder where a file lies until it has arrived and its length is known. */
  readonly spoolFolder: string;
  /** How long the service may be silent, milliseconds. Default 30 000. */
  readonly timeoutMs?: number;
  /** Calls that fail for a passing reason are tried so often. Default 3. */
  readonly maxAttempts?: number;
}

const SPOOLED = /^(photo|driver|clip|preview)-[0-9a-f]{32}$/;
/** What is no larger is sent from memory, so that it can be sent again when the service hiccups. */
const REPEATABLE_BYTES = 16e6;
/** An upload that is slower than this, bytes a millisecond, is given up. */
const SLOWEST_UPLOAD = 100;

/**
 * Media as objects in a bucket. Each goes up in one PutObject of known length, which the service
 * shows whole or not at all.
 * @throws QueueError `store-full`, `store-not-writable` (of the spool folder)
 */
export async function openS3Media(options: S3Options): Promise<MediaStore> {
  const { bucket, spoolFolder, timeoutMs = 30_000 } = options;
  const place = `${options.endpoint ?? 's3'}/${bucket}`;
  const client = createClient(options, timeoutMs);
  await makeFolder(spoolFolder);
  return {
    async put(kind, chunks, { maxBytes = MEDIA[kind].maxBytes, signal }: PutOptions = {}) {
      const key = newMediaKey(kind);
      const spooled = join(spoolFolder, key.replace('/', '-'));
      try {
        const bytes = await writeFile(spooled, chunks, { maxBytes, signal }).catch((error) => {
          throw toDiskError(error, spoolFolder);
        });
        await upload(key, spooled, bytes, signal);
        return key;
      } finally {
        await rm(spooled, { force: true });
      }
    },
    open: openObject,
    delete: deleteObject,
    list: listObjects,
    // The service holds nothing partial; what lies about is in the spool folder.
    removePartials: (olderThanMs) =>
      removeOldFiles(spoolFolder, (name) => SPOOLED.test(name), olderThanMs),
    close: async () => client.destroy(),
  };

  async function upload(
    key: MediaKey,
    path: string,
    bytes: number,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const limit = AbortSignal.timeout(timeoutMs + Math.ceil(bytes / SLOWEST_UPLOAD));
    const abortSignal = signal ? AbortSignal.any([signal, limit]) : limit;
    const body = bytes > REPEATABLE_BYTES ? createReadStream(path) : await readFile(path);
    try {
      const put = { Bucket: bucket, Key: key, Body: body, ContentLength: bytes };
      await client.send(new PutObjectCommand(put), { abortSignal });
    } catch (error) {
      if (isRefused(error)) throw new QueueError('store-not-writable', { place }, { cause: error });
      // Without an answer it may have arrived all the same.
      if (!(error instanceof S3ServiceException)) await deleteObject(key).catch(() => undefined);
      signal?.throwIfAborted();
      throw toS3Error(error, place);
    } finally {
      if (body instanceof Readable) body.destroy();
    }
  }

  async function deleteObject(key: MediaKey): Promise<void> {
    await inWords(client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }), limited()));
  }

  async function openObject(key: MediaKey): Promise<MediaSource> {
    // Until the answer begins; after that the socket's own limit watches for silence.
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), 2 * timeoutMs);
    try {
      const get = new GetObjectCommand({ Bucket: bucket, Key: key });
      const { Body, ContentLength } = await client.send(get, { abortSignal: limit.signal });
      return { bytes: ContentLength ?? 0, chunks: readBody(Body as Readable) };
    } catch (error) {
      if (isMissing(error)) throw new QueueError('media-missing', { key }, { cause: error });
      throw toS3Error(error, place);
    } finally {
      clearTimeout(timer);
    }
  }

  async function* readBody(body: Readable): AsyncGenerator<Uint8Array> {
    try {
      yield* body;
    } catch (error) {
      throw toS3Error(error, place);
    }
  }

  async function* listObjects(): AsyncGenerator<StoredMedia> {
    for (const kind of MEDIA_KINDS) {
      let token: string | undefined;
      do {
        const command = new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: `${kind}/`,
          ContinuationToken: token,
        });
        const page = await inWords(client.send(command, limited()));
        for (const { Key, Size, LastModified } of page.Contents ?? []) {
          const key = mediaKeySchema.safeParse(Key).data;
          if (key) yield { key, bytes: Size ?? 0, storedAt: LastModified?.getTime() ?? Date.now() };
        }
        token = page.NextContinuationToken;
      } while (token !== undefined);
    }
  }

  function limited(): { abortSignal: AbortSignal } {
    return { abortSignal: AbortSignal.timeout(2 * timeoutMs) };
  }

  function inWords<T>(answer: Promise<T>): Promise<T> {
    return answer.catch((error: unknown) => {
      throw toS3Error(error, place);
    });
  }
}

function createClient(options: S3Options, timeoutMs: number): S3Client {
  const { endpoint, region, accessKeyId, secretAccessKey } = options;
  return new S3Client({
    ...(endpoint === null ? {} : { endpoint }),
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: options.pathStyle ?? endpoint !== null,
    maxAttempts: options.maxAttempts ?? 3,
    requestHandler: { connectionTimeout: Math.min(timeoutMs, 5000), socketTimeout: timeoutMs },
    // Trailing checksums and “Expect” are beyond many self-hosted servers; the signature covers the bytes.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    expectContinueHeader: false,
  });
}
