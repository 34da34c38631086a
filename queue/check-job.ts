import { z } from 'zod';
import { MAX_JOB_BYTES, type NewJob, newJobSchema, PAYLOAD_VERSION } from './job.ts';
import { QueueError } from './queue-error.ts';

/**
 * What every store lets through its door.
 * @throws QueueError `payload-version`, `payload-too-large`, `payload-invalid`
 */
export function checkJob(candidate: unknown): NewJob {
  const version = (candidate as { payload?: { version?: unknown } } | null)?.payload?.version;
  if (version !== undefined && version !== PAYLOAD_VERSION)
    throw new QueueError('payload-version', { version: named(version), known: PAYLOAD_VERSION });
  const bytes = Buffer.byteLength(asJson(candidate));
  if (bytes > MAX_JOB_BYTES)
    throw new QueueError('payload-too-large', { bytes, limit: MAX_JOB_BYTES });
  const parsed = newJobSchema.safeParse(candidate);
  if (parsed.success) return parsed.data;
  throw invalid(z.prettifyError(parsed.error), parsed.error);
}

function asJson(candidate: unknown): string {
  try {
    return JSON.stringify(candidate) ?? '';
  } catch (error) {
    throw invalid('it is not JSON', error); // A big integer, or an object within itself.
  }
}

function named(version: unknown): string {
  return typeof version === 'object' ? 'unknown' : String(version);
}

function invalid(reason: string, cause: unknown): QueueError {
  const params = { reason: reason.replaceAll('\n', ' ').slice(0, 300) };
  return new QueueError('payload-invalid', params, { cause });
}
