import { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the operator wrote into the environment makes no sense; the message has a line for each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The environment as one frozen object. An empty variable is the same as none. The messages of the
 * schema's checks say what was expected.
 * @throws ConfigError
 */
export function readEnv<T extends object>(schema: z.ZodType<T>, env: Environment): Readonly<T> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return Object.freeze(parsed.data);
  const lines = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `${name}: expected ${message}, but got ${shown(name, given[name])}.`;
  });
  throw new ConfigError(lines.join('\n'));
}

/** @param unit what it counts, in the plural */
export function wholeNumber(unit: string, min: number, max: number, usual: number) {
  return anyWholeNumber(unit, min, max).prefault(String(usual));
}

/** As above, where without the variable something else decides. */
export function optionalWholeNumber(unit: string, min: number, max: number) {
  return anyWholeNumber(unit, min, max).optional();
}

function anyWholeNumber(unit: string, min: number, max: number) {
  const expected = `a whole number of ${unit} from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d+$/, { error: expected, abort: true })
    .transform(Number)
    .pipe(z.number().min(min, expected).max(max, expected));
}

/** A password may stand in an address as well. */
function shown(name: string, value: string | undefined): string {
  if (value === undefined) return 'nothing';
  return /KEY|SECRET|TOKEN|URL/.test(name) ? 'something else (not shown)' : `“${value}”`;
}
