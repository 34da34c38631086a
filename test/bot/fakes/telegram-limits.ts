import type { SpecField } from './telegram-spec.ts';

/** What the prose about a field asks of its value, beyond its type; null when all is well. */
export function brokenLimit(field: SpecField, value: unknown): string | null {
  return (
    textLimit(field, value) ??
    numberLimit(field, value) ??
    listLimit(field, value) ??
    wordLimit(field, value)
  );
}

/** Counted in UTF-16 units, the stricter way: what passes here passes there. */
function textLimit({ description }: SpecField, value: unknown): string | null {
  const limit = /(\d+)-(\d+) (characters|bytes)/i.exec(description);
  if (typeof value !== 'string' || !limit) return null;
  const length = /bytes/i.test(limit[3]!) ? Buffer.byteLength(value) : value.length;
  return within(length, limit) ? null : `${length} ${limit[3]} instead of ${limit[0]}`;
}

function numberLimit({ description }: SpecField, value: unknown): string | null {
  const limit = /(?:between |[,;] )(\d+)-(\d+)(?: are accepted|[.;,]|$)/.exec(description);
  if (typeof value !== 'number' || !limit) return null;
  return within(value, limit) ? null : `${value} instead of ${limit[1]}-${limit[2]}`;
}

function listLimit({ description }: SpecField, value: unknown): string | null {
  if (!Array.isArray(value)) return null;
  const most = /[Aa]t most (\d+) /.exec(description);
  if (most && value.length > Number(most[1])) return `${value.length} entries: ${most[0]}`;
  const limit = /(?:[Ll]ist of|include) (\d+)-(\d+) /.exec(description);
  return !limit || within(value.length, limit) ? null : `${value.length} entries: ${limit[0]}`;
}

/** Constants, such as `always "creator"` and `Must be one of "danger" (red), …`. */
function wordLimit({ name, description }: SpecField, value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const oneOf = /[Mm]ust be one of ((?:"\w+"[^".]*)+)/.exec(description);
  if (oneOf && !oneOf[1]!.includes(`"${value}"`)) return `“${value}” is not one of ${oneOf[1]}`;
  const only = /(?:always|[Mm]ust be) "?(?!one\b)(\w+)"?$/.exec(description.replace(/\.$/, ''));
  if (only && only[1] !== value) return `“${value}” instead of “${only[1]}”`;
  const isCommand = /lowercase English letters, digits and underscores/.test(description);
  if (isCommand && !/^[a-z0-9_]+$/.test(value)) return `“${value}” as ${name}`;
  return null;
}

function within(value: number, limit: RegExpExecArray): boolean {
  return value >= Number(limit[1]) && value <= Number(limit[2]);
}
