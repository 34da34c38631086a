import { broken, type Check, type CheckContext, type Finding } from './check.ts';
import { hideSecrets } from './hide-secrets.ts';

export interface Examined extends Finding {
  readonly name: string;
}

type Context = Omit<CheckContext, 'signal'>;

const LIMIT_MS = 15_000;

/**
 * Runs all checks at once, each within its time; none is held up or left out for another. What they
 * say has no secret of the environment in it.
 */
export function runChecks(checks: readonly Check[], context: Context): Promise<Examined[]> {
  return Promise.all(
    checks.map(async (check) => ({ name: check.name, ...(await examineSafely(check, context)) })),
  );
}

async function examineSafely(check: Check, context: Context): Promise<Finding> {
  const { state, says, mend } = await examine(check, context);
  const hide = (text: string) => hideSecrets(text, context.env);
  return { state, says: hide(says), mend: mend === null ? null : hide(mend) };
}

async function examine(check: Check, context: Context): Promise<Finding> {
  const { limitMs = LIMIT_MS } = check;
  const late = new AbortController();
  const { promise: tooLate, resolve } = Promise.withResolvers<Finding>();
  const timer = setTimeout(() => {
    late.abort();
    resolve(
      broken(`no answer within ${limitMs / 1000} s`, 'Look whether it, or the way to it, hangs.'),
    );
  }, limitMs);
  try {
    return await Promise.race([check.run({ ...context, signal: late.signal }), tooLate]);
  } catch (error) {
    return broken(saysOf(error), 'See what it says.');
  } finally {
    clearTimeout(timer);
  }
}

function saysOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
