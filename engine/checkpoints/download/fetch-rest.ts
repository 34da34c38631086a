import { type FileHandle, open } from 'node:fs/promises';
import { UserError } from '../../core/user-error.ts';
import { DownloadError } from './download-error.ts';
import type { DownloadOptions } from './download-options.ts';
import { discardPart, measurePart, type PartNote, writePartNote } from './download-part.ts';
import { type RemoteFile, requestFile } from './request-file.ts';
import { createStallWatch, type StallWatch } from './stall-watch.ts';

/** The network or the server failed in a way that may pass. */
export class RetryableFailure extends Error {
  /** When the server wants to be asked again; null if it does not say. */
  readonly retryAfterMs: number | null;

  constructor(reason: string, options: ErrorOptions & { retryAfterMs?: number | null } = {}) {
    super(reason, options);
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

const MAX_RETRY_AFTER_MS = 60_000;

/**
 * One request for what is missing of a file. When this returns, `part` is complete.
 * @throws RetryableFailure, DownloadError, UserError `disk-full`
 */
export async function fetchRest(part: string, options: DownloadOptions): Promise<PartNote> {
  const watch = createStallWatch(options.patience.stallMs, options.signal);
  try {
    const { have, note } = await measurePart(part);
    if (note?.total === have) return note;
    const remote = await requestFile({
      url: options.url,
      token: options.token,
      from: have,
      validator: note?.validator ?? null,
      signal: watch.signal,
    });
    return await receive(part, remote, { have, note, options, watch });
  } catch (error) {
    throw explain(error, watch);
  } finally {
    watch.stop();
  }
}

interface Receiving {
  readonly have: number;
  readonly note: PartNote | null;
  readonly options: DownloadOptions;
  readonly watch: StallWatch;
}

async function receive(
  part: string,
  remote: RemoteFile,
  { have, note, options, watch }: Receiving,
): Promise<PartNote> {
  const { response, ...facts } = remote;
  checkStatus(response, options.url);
  const sent = sizesOf(response);
  checkSize(sent.total, options);
  const goesOn = response.status === 206;
  if (response.status === 416 || (goesOn && !isSame(note, { ...facts, ...sent }, have))) {
    await response.body?.cancel();
    await discardPart(part);
    throw new RetryableFailure('it has changed meanwhile');
  }
  const newNote = { ...facts, total: sent.total };
  if (!goesOn) {
    await discardPart(part);
    await writePartNote(part, newNote);
  }
  const file = await open(part, 'a');
  try {
    const done = await append(file, response, {
      done: goesOn ? have : 0,
      options,
      watch,
      total: sent.total,
    });
    if (done !== (sent.total ?? done)) throw new RetryableFailure('the connection ended early');
    if ((await file.stat()).size !== done) {
      await discardPart(part);
      throw new RetryableFailure('another process writes to the same file');
    }
    return newNote;
  } finally {
    await file.close();
  }
}

function isSame(
  note: PartNote | null,
  sent: { identity: string | null; start: number; total: number | null },
  have: number,
): boolean {
  return note?.identity === sent.identity && note.total === sent.total && sent.start === have;
}

/** What a response says of its bytes: where they start in the file, and how long that is. */
function sizesOf({ status, headers }: Response): { start: number; total: number | null } {
  const [, start, total] =
    /^bytes (\d+)-\d+\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? [];
  if (status === 206)
    return { start: Number(start), total: total === undefined ? null : Number(total) };
  const length = headers.get('content-length');
  return { start: 0, total: length === null ? null : Number(length) };
}

function checkStatus({ status, headers }: Response, url: string): void {
  if (status === 200 || status === 206 || status === 416) return;
  if (status === 401 || status === 403) throw new DownloadError('download-denied', { url, status });
  if (status === 404 || status === 410) throw new DownloadError('download-gone', { url, status });
  if (status < 500 && status !== 408 && status !== 429)
    throw new DownloadError('download-status', { url, status });
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds)
    ? Math.min(seconds * 1000, MAX_RETRY_AFTER_MS)
    : null;
  throw new RetryableFailure(`status ${status}`, { retryAfterMs });
}

/** No file is so much larger than the catalogue says. */
function checkSize(given: number | null, { url, bytes }: DownloadOptions): void {
  if (given !== null && given > 1.1 * bytes)
    throw new DownloadError('download-too-large', { url, given, expected: bytes });
}

interface Appending {
  done: number;
  readonly total: number | null;
  readonly options: DownloadOptions;
  readonly watch: StallWatch;
}

async function append(
  file: FileHandle,
  { body }: Response,
  { done, total, options, watch }: Appending,
): Promise<number> {
  for await (const chunk of body ?? []) {
    watch.touch();
    await file.appendFile(chunk);
    done += chunk.length;
    checkSize(done, options);
    options.onProgress?.(done, total ?? options.bytes);
  }
  await file.sync();
  return done;
}

/** What a failure means; whatever is not known to pass is handed on. */
function explain(error: unknown, { stalledMs }: StallWatch): unknown {
  const stalled = stalledMs();
  if (stalled !== null)
    return new RetryableFailure(`nothing came for ${stalled / 1000} s`, { cause: error });
  if (error instanceof TypeError) {
    // The message of the error itself may quote a header, and the token in it.
    const cause = error.cause as NodeJS.ErrnoException | undefined;
    return new RetryableFailure(cause?.code ?? cause?.message ?? 'the request failed', {
      cause: error,
    });
  }
  const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC';
  return isFull ? new UserError('disk-full', {}, { cause: error }) : error;
}
