import { CodedError, type ErrorParams } from '../../core/coded-error.ts';

/** Everything that can go wrong with a download; each has a sentence in `MESSAGES`. */
export type DownloadErrorCode = keyof typeof MESSAGES;

/** English sentences: what is wrong, what to do. `{name}` is replaced by the parameter. */
const MESSAGES = {
  'download-denied':
    '{url} may not be fetched ({status}). If its page asks for it, accept the terms there while signed in, and set HF_TOKEN to a token of that account.',
  'download-gone':
    'There is no {url} ({status}). It may have moved; fetch the files by hand and use “npm run models -- import DIR”.',
  'download-status': '{url} answered with status {status}. Try again later.',
  'download-failed':
    '{url} could not be fetched, in {tries} tries ({reason}). What has come is kept: run the same command again to go on.',
  'download-too-large':
    '{url} is {given} bytes, and about {expected} were expected. It may have changed; nothing of it was kept.',
  'download-hash':
    '{url} did not arrive as published: its SHA-256 is {given}, and should be {expected}. It was deleted; run the same command again.',
  'download-redirects':
    '{url} leads from one address to the next without end, or to one that is not of the web.',
} as const;

/** A file that could not be had, and what the operator can do about it. */
export class DownloadError extends CodedError<DownloadErrorCode> {
  override readonly name = 'DownloadError';

  constructor(code: DownloadErrorCode, params: ErrorParams, options?: ErrorOptions) {
    super(MESSAGES, { code, params }, options);
  }
}
