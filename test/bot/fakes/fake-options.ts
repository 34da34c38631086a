import { onTestFinished } from 'vitest';

/** How a fake is kept by whoever started it: a test, or a program outside of any. */
export interface FakeOptions<Request> {
  /** Is given what is to be done in the end. Default: when the test has finished. */
  readonly atEnd?: (end: () => Promise<void>) => void;
  /** Told of every request as it comes in, before it is looked at. */
  readonly heard?: (request: Request) => void;
}

export function fakeOptions<Request>({
  atEnd = onTestFinished,
  heard = () => undefined,
}: FakeOptions<Request>): Required<FakeOptions<Request>> {
  return { atEnd, heard };
}
