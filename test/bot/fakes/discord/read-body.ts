import type { IncomingMessage } from 'node:http';

interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface RequestBody {
  readonly json: Record<string, unknown> & unknown;
  /** By the id that `attachments` names. */
  readonly files: ReadonlyMap<string, Upload>;
}

/** JSON, or a form of `payload_json` and `files[n]`. */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { json: {}, files: new Map() };
  if (!type.startsWith('multipart/form-data'))
    return { json: JSON.parse(bytes.toString()), files: new Map() };
  return readForm(await new Response(bytes, { headers: { 'content-type': type } }).formData());
}

async function readForm(form: FormData): Promise<RequestBody> {
  const files = new Map<string, Upload>();
  for (const [key, value] of form.entries()) {
    const id = /^files\[(\d)\]$/.exec(key)?.[1];
    if (id === undefined || typeof value === 'string') continue;
    const bytes = new Uint8Array(await value.arrayBuffer());
    files.set(id, { name: value.name, type: value.type, bytes });
  }
  return { json: JSON.parse(String(form.get('payload_json') ?? '{}')), files };
}
