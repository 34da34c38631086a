/** Everything that the stores refuse; each has a sentence in `MESSAGES`. */
export type QueueErrorCode = keyof typeof MESSAGES;

type Params = Readonly<Record<string, string | number>>;

/** English sentences, `{name}` replaced by the parameter. */
const MESSAGES = {
  'payload-version':
    'This job has version {version}; this program knows version {known}. Update it.',
  'payload-invalid': 'The job is not well formed: {reason}.',
  'payload-too-large': 'The job is {bytes} bytes; up to {limit} are possible.',
  'too-many-jobs-of-user': 'You have {open} dances in the line already; wait for one to finish.',
  'too-many-jobs-of-community':
    'This community has {open} dances in the line already; wait for one to finish.',
  'job-unknown': 'There is no such job.',
  'job-not-yours': 'Only the one who asked for it, or an admin, can do that.',
  'job-ended': 'That job has ended already ({state}).',
  'job-not-failed': 'Only a failed or cancelled job can be tried again; this one is {state}.',
  'media-missing': 'The file {key} is gone.',
  'media-empty': 'That file is empty.',
  'media-too-large': 'That file is over the limit of {limit} bytes.',
  'store-full': 'The disk is full: free some space at {place}.',
  'store-not-writable': 'Nothing can be written at {place}: check its permissions.',
  'store-corrupt':
    'The database {place} is damaged. Move it away (or restore a backup) and start again.',
  'store-too-new': 'A newer version of this program wrote {place}. Update this one.',
  'store-unreachable': 'The store at {place} cannot be reached: {reason}.',
} as const;

/** A refusal by the queue or a store. It names what the caller or the operator can do. */
export class QueueError extends Error {
  override readonly name = 'QueueError';
  readonly code: QueueErrorCode;
  readonly params: Params;

  constructor(code: QueueErrorCode, params: Params = {}, options?: ErrorOptions) {
    super(
      MESSAGES[code].replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? '')),
      options,
    );
    this.code = code;
    this.params = params;
  }
}
