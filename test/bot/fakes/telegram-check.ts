import { brokenLimit } from './telegram-limits.ts';
import { SPEC, type SpecField } from './telegram-spec.ts';

/** All that is wrong with a call, in words: each begins with where it is. */
export function checkCall(
  method: string,
  params: Readonly<Record<string, unknown>>,
  files: ReadonlySet<string> = new Set(),
): string[] {
  const known = Object.hasOwn(SPEC.methods, method) ? SPEC.methods[method] : undefined;
  if (!known) return [`${method}: no such method`];
  const problems = checkFields(known.fields ?? [], params, { at: method, files });
  return [...problems, ...unusedFiles(method, params, files)];
}

/** The same for the result of a call. */
export function checkResult(method: string, result: unknown): string[] {
  return checkTypes(SPEC.methods[method]!.returns, result, {
    at: `result of ${method}`,
    files: NONE,
  });
}

/** The same for something of a type, for example an `Update`. */
export function checkValue(type: string, value: unknown): string[] {
  return checkTypes([type], value, { at: type, files: NONE });
}

interface Place {
  readonly at: string;
  /** Names of the parts of the form that are files. */
  readonly files: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

function checkFields(fields: readonly SpecField[], value: unknown, place: Place): string[] {
  if (!isRecord(value)) return [`${place.at}: an object expected`];
  const problems: string[] = [];
  for (const name of Object.keys(value))
    if (!fields.some((field) => field.name === name)) problems.push(`${place.at}.${name}: unknown`);
  for (const field of fields) problems.push(...checkField(field, value[field.name], place));
  return problems;
}

function checkField(field: SpecField, value: unknown, { at, files }: Place): string[] {
  const place = { at: `${at}.${field.name}`, files };
  if (value === undefined) return field.required ? [`${place.at}: missing`] : [];
  const problems = checkTypes(field.types, value, place);
  const broken = problems.length === 0 ? brokenLimit(field, value) : null;
  return broken ? [`${place.at}: ${broken}`] : problems;
}

/** The problems with the type that fits best. */
function checkTypes(types: readonly string[], value: unknown, place: Place): string[] {
  const tried = types.map((type) => checkType(type, value, place));
  return tried.reduce((best, problems) => (problems.length < best.length ? problems : best));
}

function checkType(type: string, value: unknown, place: Place): string[] {
  const list = /^Array of (.+)$/.exec(type);
  if (list) return checkList(list[1]!, value, place);
  const simple = SIMPLE[type];
  if (simple) return simple(value, place) ? [] : [`${place.at}: ${type} expected`];
  const known = SPEC.types[type];
  if (!known) return [`${place.at}: ${type} is no type`];
  if (known.subtypes) return checkTypes(known.subtypes, value, place);
  return checkFields(known.fields ?? [], value, place);
}

function checkList(type: string, value: unknown, { at, files }: Place): string[] {
  if (!Array.isArray(value)) return [`${at}: a list expected`];
  return value.flatMap((entry, i) => checkType(type, entry, { at: `${at}[${i}]`, files }));
}

const SIMPLE: Readonly<Record<string, (value: unknown, place: Place) => boolean>> = {
  String: (value, { files }) =>
    typeof value === 'string' && (!value.startsWith(ATTACH) || files.has(attached(value))),
  Integer: (value) => Number.isSafeInteger(value),
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
  Boolean: (value) => typeof value === 'boolean',
  InputFile: (value, { files }) => typeof value === 'string' && files.has(attached(value)),
};

const ATTACH = 'attach://';

function attached(value: string): string {
  return value.startsWith(ATTACH) ? value.slice(ATTACH.length) : value;
}

function unusedFiles(method: string, params: object, files: ReadonlySet<string>): string[] {
  const written = JSON.stringify(params);
  const unused = [...files].filter((name) => !written.includes(JSON.stringify(ATTACH + name)));
  return unused.map((name) => `${method}: nothing refers to the file ${name}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
