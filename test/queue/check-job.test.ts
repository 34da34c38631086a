import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkJob } from '../../queue/check-job.ts';
import { MAX_JOB_BYTES, PAYLOAD_VERSION } from '../../queue/job.ts';
import { QueueError } from '../../queue/queue-error.ts';
import { newJob } from './new-job.ts';

test('a well-formed job goes through as it is', () => {
  const job = newJob();
  expect(checkJob(job)).toEqual(job);
});

test('an unknown version is told from what is not well formed', () => {
  const job = newJob();
  const refused = refusal({ ...job, payload: { ...job.payload, version: 2, novelty: true } });
  expect(refused).toMatchObject({
    code: 'payload-version',
    params: { version: '2', known: PAYLOAD_VERSION },
  });
  const { version: _, ...unversioned } = job.payload;
  expect(refusal({ ...job, payload: unversioned }).code).toBe('payload-invalid');
});

test('a job may be as large as the limit, and no larger', () => {
  const ofBytes = (bytes: number) => {
    const job = newJob({ replyTo: { surface: 'web', address: { pad: '' } } });
    const pad = 'x'.repeat(bytes - Buffer.byteLength(JSON.stringify(job)));
    return { ...job, replyTo: { surface: 'web', address: { pad } } };
  };
  expect(checkJob(ofBytes(MAX_JOB_BYTES))).toMatchObject({ replyTo: { surface: 'web' } });
  expect(refusal(ofBytes(MAX_JOB_BYTES + 1))).toMatchObject({
    code: 'payload-too-large',
    params: { bytes: MAX_JOB_BYTES + 1, limit: MAX_JOB_BYTES },
  });
});

test('bytes count, not letters', () => {
  const address = { pad: '舞'.repeat(MAX_JOB_BYTES / 3) };
  expect(refusal(newJob({ replyTo: { surface: 'web', address } })).code).toBe('payload-too-large');
});

test.each([
  ['an unknown field', { extra: 1 }],
  ['no key', { dedupeKey: '' }],
  ['a priority that is too high', { priority: 10 }],
  ['a clip without length', { clipSeconds: 0 }],
  ['a clip without end', { clipSeconds: Number.POSITIVE_INFINITY }],
  ['an unknown quality', { quality: 'cinema' }],
  ['no payload', { payload: null }],
])('%s is refused in words', (_, broken) => {
  const refused = refusal({ ...newJob(), ...broken });
  expect(refused.code).toBe('payload-invalid');
  expect(refused.message).toMatch(/^The job is not well formed: .{5,}/);
});

test('a media key that is a path is refused', () => {
  const job = newJob();
  for (const photo of ['photo/../../etc/passwd', 'clip/', `PHOTO/${'0'.repeat(32)}`, ''])
    expect(refusal({ ...job, payload: { ...job.payload, photo } }).code).toBe('payload-invalid');
});

test('whatever comes, it is a job or a refusal with a code', () => {
  const junk = fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true });
  const paths = fc.constantFrom('', 'payload', 'payload.version', 'replyTo.address', 'dedupeKey');
  fc.assert(
    fc.property(junk, paths, (value, path) => {
      try {
        checkJob(replaced(newJob(), path === '' ? [] : path.split('.'), value));
      } catch (error) {
        expect(error).toBeInstanceOf(QueueError);
      }
    }),
    { numRuns: 1000 },
  );
});

function replaced(whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const fields = whole as Record<string, unknown>;
  return { ...fields, [key]: replaced(fields[key], rest, value) };
}

function refusal(candidate: unknown): QueueError {
  try {
    checkJob(candidate);
  } catch (error) {
    if (error instanceof QueueError) return error;
    throw error;
  }
  throw new Error('It went through');
}
