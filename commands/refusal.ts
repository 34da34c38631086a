import { QueueError } from '../queue/queue-error.ts';
import { type Text, text } from './text.ts';

/** What is wrong with an ask, in words for the one who asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly text: Text;

  constructor(key: string, params?: Text['params'], options?: ErrorOptions) {
    super(key, options);
    this.text = text(key, params);
  }
}

/** The refusal that an error means; null when it is nothing to tell an asker about. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (!(error instanceof QueueError)) return null;
  const { key, params } = errorText(error.code, error.params);
  return new Refusal(key, params, { cause: error });
}

/** A failure's code in words. What only the operator can mend is one sentence. */
export function errorText(code: string, params: Text['params'] = {}): Text {
  if (!(TOLD as readonly string[]).includes(code)) return text('error-machine');
  return text(`error-${code}`, withMegabytes(params));
}

/** Codes of the engine, of the worker and of the queue that an asker can do something about. */
const TOLD = [
  'photo-empty',
  'photo-too-large',
  'photo-too-many-pixels',
  'photo-too-small',
  'photo-not-a-picture',
  'photo-unsupported-format',
  'photo-broken',
  'person-none',
  'person-too-small',
  'person-cut-off',
  'dance-unknown',
  'driver-broken',
  'driver-too-long',
  'driver-too-large',
  'driver-no-person',
  'size-unreachable',
  'timed-out',
  'out-of-memory',
  'memory-short',
  'too-many-jobs-of-user',
  'too-many-jobs-of-community',
  'job-unknown',
  'job-not-yours',
  'job-ended',
  'media-missing',
  'media-empty',
  'media-too-large',
] as const;

/** Limits in bytes mean little to people. */
function withMegabytes(params: NonNullable<Text['params']>): Text['params'] {
  const { limit } = params;
  if (typeof limit !== 'number' || limit < 1e5) return params;
  return { ...params, limit: Math.round(limit / 1e5) / 10 };
}
