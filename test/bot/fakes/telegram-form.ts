import { SPEC } from './telegram-spec.ts';

/** A call as it came over the wire: values as JSON would have them, files apart. */
export interface Call {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** @throws Error when the body is not what its content type says */
export async function readCall(
  method: string,
  contentType: string | undefined,
  body: Buffer,
): Promise<Call> {
  const files = new Map<string, UploadedFile>();
  if (body.length === 0) return { method, params: {}, files };
  if (contentType?.startsWith('application/json'))
    return { method, params: JSON.parse(body.toString('utf8')), files };
  const headers = { 'content-type': contentType ?? '' };
  const form = await new Response(new Uint8Array(body), { headers }).formData();
  const params: Record<string, unknown> = {};
  for (const [name, value] of form)
    if (typeof value === 'string') params[name] = readFormValue(method, name, value);
    else files.set(name, { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) });
  for (const name of files.keys()) if (fieldOf(method, name)) params[name] ??= `attach://${name}`;
  return { method, params, files };
}

/** In a form everything is text; all but strings are JSON in it. */
function readFormValue(method: string, name: string, value: string): unknown {
  const types = fieldOf(method, name)?.types ?? [];
  const isText = types.includes('String') && !(types.includes('Integer') && /^-?\d+$/.test(value));
  if (isText || types.length === 0) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function fieldOf(method: string, name: string) {
  return SPEC.methods[method]?.fields?.find((field) => field.name === name);
}
