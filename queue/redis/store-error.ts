import { QueueError, type QueueErrorCode } from '../queue-error.ts';

/** What Redis answers when it runs but cannot serve, by the first word of its answer. */
const REFUSALS: Readonly<Record<string, QueueErrorCode>> = {
  OOM: 'store-full',
  MISCONF: 'store-not-writable',
  READONLY: 'store-not-writable',
  LOADING: 'store-unreachable',
  MASTERDOWN: 'store-unreachable',
  NOAUTH: 'store-unreachable',
  WRONGPASS: 'store-unreachable',
};

const UNREACHABLE =
  /Connection is closed|Stream isn't writeable|Command timed out|max retries per request|connection close|ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH/i;

/** Translates what ioredis and BullMQ throw; what is not about the store comes back as it is. */
export function storeError(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || error instanceof QueueError) return error;
  const refusal = REFUSALS[error.message.replace(/^ERR /, '').split(' ')[0] ?? ''];
  if (refusal !== undefined)
    return new QueueError(refusal, { place, reason: error.message }, { cause: error });
  if (!UNREACHABLE.test(`${error.name} ${error.message} ${codeOf(error)}`)) return error;
  return new QueueError('store-unreachable', { place, reason: error.message }, { cause: error });
}

export function isUnreachable(error: unknown): boolean {
  return error instanceof QueueError && error.code === 'store-unreachable';
}

function codeOf(error: NodeJS.ErrnoException): string {
  return error.code ?? '';
}
