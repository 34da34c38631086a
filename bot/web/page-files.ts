import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
}

const PAGE = new URL('./page/', import.meta.url);
const PREVIEWS = new URL('../../assets/previews/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** All files of the page by address, read once: no address can reach another file. */
export function readPageFiles(): ReadonlyMap<string, PageFile> {
  const page = readFolder(PAGE, '/');
  const index = page.get('/index.html')!;
  return new Map([...page, ['/', index], ...readFolder(PREVIEWS, '/previews/')]);
}

function readFolder(folder: URL, address: string): Map<string, PageFile> {
  const names = readdirSync(folder).filter((name) => extname(name) in TYPES);
  return new Map(names.map((name) => [`${address}${name}`, readFile(new URL(name, folder))]));
}

function readFile(path: URL): PageFile {
  const bytes = new Uint8Array(readFileSync(path));
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { bytes, type: TYPES[extname(path.pathname)]!, etag: `"${digest}"` };
}
