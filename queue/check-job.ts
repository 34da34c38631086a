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
    throw new QueueError('payload-version', { version: String(version), known: PAYLOAD_VERSION });
  const bytes = Buffer.byteLength(JSON.stringify(candidate) ?? '');
  if (bytes > MAX_JOB_BYTES)
    throw new QueueError('payload-too-large', { bytes, limit: MAX_JOB_BYTES });
  const parsed = newJobSchema.safeParse(candidate);
  if (parsed.success) return parsed.data;
  const reason = z.prettifyError(parsed.error).replaceAll('\n', ' ').slice(0, 300);
  throw new QueueError('payload-invalid', { reason }, { cause: parsed.error });
}
