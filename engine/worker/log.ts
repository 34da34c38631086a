import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/**
 * Lines of JSON on stdout. They tell of jobs by id, never of what is in them: no picture, no
 * address of an asker, no token.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: { pid: process.pid }, serializers: { err: describeError } };
  return destination ? pino(options, destination) : pino(options);
}

/** Message, code and stack alone: other properties of an error may hold whole requests. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as NodeJS.ErrnoException;
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { message: error.message, ...(code ? { code } : {}), stack: error.stack, ...cause };
}
